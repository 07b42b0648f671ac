import type { Filled } from './bench.ts';
import type { Asked, Dashboard } from './dashboards.ts';
import type { Measured } from './measure.ts';
import type { PathTime } from './paths.ts';
import type { Traffic } from './traffic.ts';

const BASE = 'collapsing';
/** Tables that are no store: the register of hot events goes after a week. */
const PASSING = ['ours.events', 'ours.migrations', 'ours.counters', 'ours.touched'];

export interface Findings {
  traffic: Traffic;
  counts: { events: number; billable: number; visits: number };
  filled: Record<string, Filled>;
  measured: readonly Measured[];
  dashboards: readonly Dashboard[];
  paths: readonly PathTime[];
}

/** Prints the tables for people and answers the JSON. @throws {Error} when an answer was wrong */
export function summarise({ traffic, counts, filled, measured, dashboards, paths }: Findings): object {
  const names = Object.keys(filled);
  const bytes = Object.fromEntries(names.map((name) => [name, bytesOf(name, filled[name])]));
  const perEvent = mapValues(bytes, (sum) => round(sum / counts.billable, 2));
  const groups = groupsOf(measured, names);
  const ratios = mapValues(groups, ({ ms }) => round((ms[BASE] ?? 0) / (ms.ours ?? 1), 2));
  for (const { name, first, morning, again, quiet, referenceMs } of dashboards) {
    ratios[`first request, ${name}`] = round(referenceMs / first.medianMs, 2);
    ratios[`morning request, ${name}`] = round(referenceMs / morning.medianMs, 2);
    ratios[`one request, ${name}`] = round(referenceMs / again.medianMs, 2);
    if (quiet) ratios[`quiet request, ${name}`] = round(referenceMs / quiet.medianMs, 2);
  }

  const line = (label: string, cells: string[]) =>
    console.error(`${label.padEnd(26)}${cells.map((cell) => cell.padStart(18)).join('')}`);
  line('', names);
  line(
    'bytes per billable event',
    names.map((name) => String(perEvent[name])),
  );
  line(
    'seconds to fill and merge',
    names.map((name) => (filled[name]?.seconds ?? 0).toFixed(1)),
  );
  for (const [group, { ms, rows, questions }] of Object.entries(groups)) {
    line(
      `${group} (${questions})`,
      names.map((name) => `${ms[name]?.toFixed(0)} ms ${((rows[name] ?? 0) / 1e6).toFixed(2)} M`),
    );
  }
  console.error(
    `a dashboard in one request: that nobody has sent for a week; the first of a morning, of those that are sent daily; any other, after a new event; one where none arrived for a minute. Against its tiles one by one (${BASE}):`,
  );
  for (const { name, tiles, first, morning, again, quiet, referenceMs, tileByTileMs } of dashboards) {
    const others = names
      .filter((other) => other !== BASE)
      .map((other) => `${other} ${tileByTileMs[other]?.toFixed(0)} ms`);
    const asked = (kind: string, one: Asked | undefined) =>
      one
        ? `${one.medianMs.toFixed(0)} ms, ${(one.rowsRead / 1e6).toFixed(2)} M rows: ${ratios[`${kind} request, ${name}`]} x`
        : '–';
    const cells = [
      asked('first', first),
      asked('morning', morning),
      asked('one', again),
      asked('quiet', quiet),
    ].join('; ');
    const beside = [`${BASE} ${referenceMs.toFixed(0)} ms`, ...others].join(', ');
    console.error(`  ${`${name} (${tiles})`.padEnd(40)}${cells} (${beside})`);
  }
  for (const { name, medianMs, rowsRead } of paths)
    console.error(`  ${name.padEnd(40)}${medianMs.toFixed(0)} ms, ${(rowsRead / 1e6).toFixed(2)} M rows`);
  // Small parts keep all columns in one file and say nothing of each.
  const columns = (filled.ours?.columns ?? []).filter(({ bytes: size }) => size > 0);
  console.error('largest columns of ours, bytes per billable event:');
  for (const { column, bytes: size } of columns.slice(0, 25))
    console.error(`  ${column.padEnd(32)}${(size / counts.billable).toFixed(2)}`);

  const wrong = [...measured, ...dashboards].flatMap((one) => one.wrong);
  const compared = measured.reduce((sum, one) => sum + one.compared, 0);
  console.error(`${compared} answers compared with exact ones, ${wrong.length} mismatches`);
  if (wrong.length > 0) throw new Error(wrong.slice(0, 20).join('\n'));
  return {
    traffic,
    counts,
    bytes_per_event: perEvent,
    ratios,
    groups,
    dashboards,
    paths,
    tables: mapValues(filled, ({ tables }) => tables),
    columns,
    compared,
  };
}

function bytesOf(name: string, filled: Filled | undefined): number {
  return (filled?.tables ?? [])
    .filter(({ table }) => !PASSING.includes(`${name}.${table}`))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

interface Group {
  questions: number;
  /** Sum of the medians, by structure. */
  ms: Record<string, number>;
  rows: Record<string, number>;
}

function groupsOf(measured: readonly Measured[], names: readonly string[]): Record<string, Group> {
  const groups: Record<string, Group> = {};
  for (const { question, medianMs, rowsRead } of measured) {
    const group = groups[question.group] ?? { questions: 0, ms: {}, rows: {} };
    groups[question.group] = group;
    group.questions++;
    for (const name of names) {
      group.ms[name] = round((group.ms[name] ?? 0) + (medianMs[name] ?? 0), 2);
      group.rows[name] = (group.rows[name] ?? 0) + (rowsRead[name] ?? 0);
    }
  }
  return groups;
}

function mapValues<A, B>(values: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
