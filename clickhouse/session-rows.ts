import { assemble } from './assemble.ts';
import { distinctHits } from './distinct-hits.ts';
import type { DateRange, Generations } from './generations.ts';
import { openRanges } from './open-ranges.ts';
import type { SessionColumn } from './session-columns.ts';
import { unfold } from './unfold.ts';

export interface SqlFragment {
  sql: string;
  params: Record<string, unknown>;
}

/**
 * Statement B's source: a parenthesised SELECT with one row per session of the site in the range, whatever state its
 * date is in. The only place that reads `sessions` and `events` for questions, and the one that scopes them by site.
 */
export function sessionRows(
  siteId: number,
  generations: Generations,
  range: DateRange,
  columns: readonly SessionColumn[],
): SqlFragment {
  const parts: SqlFragment[] = [];
  if (generations.sealed.length > 0) parts.push(sealedRows(generations, columns));
  const open = openRows(generations, range, columns);
  if (open) parts.push(open);
  if (generations.stale.length > 0) parts.push(staleRows(generations, columns));
  if (parts.length === 0)
    parts.push({ sql: `SELECT ${columns.join(', ')} FROM sessions WHERE 0`, params: {} });
  return {
    sql: `(${parts.map((part) => part.sql).join('\n UNION ALL\n ')})`,
    params: Object.assign({ site_id: siteId }, ...parts.map((part) => part.params)),
  };
}

function sealedRows({ sealed }: Generations, columns: readonly SessionColumn[]): SqlFragment {
  return {
    sql: `SELECT ${columns.join(', ')} FROM sessions
      WHERE site_id = {site_id:UInt32} AND date IN {sealed_dates:Array(Date)} AND gen IN {sealed_gens:Array(UInt64)}
        AND (date, gen) IN (SELECT pair.1, pair.2 FROM (SELECT arrayJoin(arrayZip({sealed_dates:Array(Date)}, {sealed_pairs:Array(UInt64)})) AS pair))`,
    params: {
      sealed_dates: sealed.map(({ date }) => date),
      sealed_pairs: sealed.map(({ gen }) => BigInt(gen)),
      sealed_gens: [...new Set(sealed.map(({ gen }) => BigInt(gen)))],
    },
  };
}

function openRows(
  { sealed, stale, elsewhere = [] }: Generations,
  range: DateRange,
  columns: readonly SessionColumn[],
): SqlFragment | undefined {
  const known = [...sealed, ...stale].map(({ date }) => date).concat(elsewhere);
  const ranges = openRanges(range, known);
  if (ranges.length === 0) return undefined;
  const params: Record<string, unknown> = {};
  const between = ranges.map(({ from, to }, i) => {
    params[`open_from_${i}`] = from;
    params[`open_to_${i}`] = to;
    return `date BETWEEN {open_from_${i}:Date} AND {open_to_${i}:Date}`;
  });
  let dates = `(${between.join(' OR ')})`;
  const inside = known.filter((date) => ranges.some(({ from, to }) => from <= date && date <= to));
  if (inside.length > 0) {
    dates += ' AND date NOT IN {known_dates:Array(Date)}';
    params.known_dates = inside;
  }
  return { sql: project(assemble(distinctHits(dates, columns), columns), columns), params };
}

function staleRows({ stale }: Generations, columns: readonly SessionColumn[]): SqlFragment {
  const later = `toUInt64(toUnixTimestamp64Micro(arrival)) > {stale_gens:Array(UInt64)}[indexOf({stale_dates:Array(Date)}, date)]`;
  const isStale = `site_id = {site_id:UInt32} AND date IN {stale_dates:Array(Date)}`;
  const sealedHits = unfold(
    'sessions',
    `${isStale} AND gen = {stale_gens:Array(UInt64)}[indexOf({stale_dates:Array(Date)}, date)]`,
    columns,
  );
  const laterHits = distinctHits('date IN {stale_dates:Array(Date)}', columns, later);
  return {
    sql: project(assemble(`${sealedHits} UNION ALL ${laterHits}`, columns), columns),
    params: { stale_dates: stale.map(({ date }) => date), stale_gens: stale.map(({ gen }) => BigInt(gen)) },
  };
}

/** Drops what `assemble` adds for its own use, so that the branches of the union agree. */
function project(sql: string, columns: readonly SessionColumn[]): string {
  return `SELECT ${columns.join(', ')} FROM (${sql})`;
}
