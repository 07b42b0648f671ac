import { type Dimension, isClockDimension, isTimeDimension } from '../../core/query/dimensions.ts';
import type { Generation } from '../generations.ts';
import { dailyName } from './dimensions.ts';
import type { Measure } from './metrics.ts';
import type { Params } from './params.ts';
import { type RollupPart, valueSql } from './rollup-parts.ts';
import type { RollupSource } from './rollup-source.ts';
import type { Side, SideInput } from './side.ts';
import { dateBucket } from './time-sql.ts';

/** The column of `daily` that holds a measure; of unfiltered whole sessions, both kinds of measures agree. */
const DAILY_COLUMNS: Partial<Record<Measure, string>> = {
  visitors: 'visitors',
  visits: 'visits',
  pageviews: 'pageviews',
  events: 'events',
  session_visits: 'visits',
  session_pageviews: 'pageviews',
  duration_ms: 'duration_ms',
  bounce_visits: 'visits',
  bounces: 'bounces',
  page_pageviews: 'pageviews',
};

/** The column of rollups that holds a measure, if any does. */
export function dailyColumn(measure: Measure): string | undefined {
  return DAILY_COLUMNS[measure];
}

/** Whether rollups hold a measure. */
export function isDaily(measure: Measure): boolean {
  return DAILY_COLUMNS[measure] !== undefined;
}

/** `daily`'s name of the dimension that a question is split by, '' for none; undefined when it cannot answer it. */
export function rollupOf(dimensions: readonly Dimension[]): string | undefined {
  if (dimensions.some(isClockDimension)) return undefined;
  const [dimension, ...more] = dimensions.filter((name) => !isTimeDimension(name));
  if (more.length > 0) return undefined;
  return dimension === undefined ? '' : dailyName(dimension);
}

/** Whether a rollup of its date or of its month answers a sealed date's part of a question split by these. */
export function isRolledUp({ rolled, month }: Generation, dimensions: readonly Dimension[]): boolean {
  return rolled || (month !== undefined && goesByMonth(dimensions));
}

/** Whether a month may stay in one piece. */
export function goesByMonth(dimensions: readonly Dimension[]): boolean {
  return !dimensions.some((name) => name === 'time:day' || name === 'time:week');
}

/** The measures of a part from the rollups of sealed dates. */
export function dailySide(
  input: Omit<SideInput, 'measures' | 'rows'>,
  rolled: readonly Generation[],
  { rollup, measures, filters }: RollupPart,
  rollups: RollupSource,
): Side {
  const { dimensions, params, period } = input;
  const rows = rollups(rolled, [rollup], goesByMonth(dimensions));
  const where = filters.length > 0 ? ` WHERE ${valueSql(filters, params)}` : '';
  return {
    keys: dimensions.map((name) =>
      isTimeDimension(name) && !isClockDimension(name) ? dateBucket(name, period, params) : 'value',
    ),
    measures: Object.fromEntries(
      measures.map((measure) => [measure, `sum(rollups.${DAILY_COLUMNS[measure]})`]),
    ),
    from: `${rows} AS rollups${where}`,
  };
}

/**
 * FROM-able SQL of rollup rows: dimension, value, date and the measures. Of months where they may stay in one piece, each
 * row dated with the first of its month; of single dates otherwise.
 * `named` is the SQL condition on the dimension after its name, `= {p:String}`.
 */
export function rollupRows(
  rolled: readonly Generation[],
  named: string,
  byMonth: boolean,
  params: Params,
): string {
  const selects = rollupTables(rolled, named, byMonth, params).map(
    ({ name, date, where }) =>
      `SELECT dimension, value, ${name}.${date} AS date, visitors, visits, pageviews, events, bounces, duration_ms FROM ${name}
    WHERE ${where}`,
  );
  return `(${selects.join('\n UNION ALL\n ')})`;
}

/** A table of rollups, its column of dates, and the condition of the rows that stand for dates under generations. */
export interface RollupTable {
  name: 'daily' | 'monthly';
  date: 'date' | 'month';
  where: string;
}

/** The tables that the same rows are in. */
export function rollupTables(
  rolled: readonly Generation[],
  named: string,
  byMonth: boolean,
  params: Params,
): RollupTable[] {
  const months = new Map<string, Generation>();
  const days: Generation[] = [];
  for (const one of rolled) {
    const month = byMonth ? one.month : undefined;
    if (month === undefined) days.push(one);
    else months.set(month.gen + month.from, { ...one, date: `${month.from.slice(0, 7)}-01`, gen: month.gen });
  }
  const tables: RollupTable[] = [];
  if (months.size > 0) tables.push(tableOf('monthly', 'month', [...months.values()], named, params));
  if (days.length > 0 || tables.length === 0) tables.push(tableOf('daily', 'date', days, named, params));
  return tables;
}

function tableOf(
  name: RollupTable['name'],
  date: RollupTable['date'],
  generations: readonly Generation[],
  named: string,
  params: Params,
): RollupTable {
  const dates = params.add(
    'Array(Date)',
    generations.map((generation) => generation.date),
  );
  const gens = params.add(
    'Array(UInt64)',
    generations.map(({ gen }) => BigInt(gen)),
  );
  // The list lets the parts and the primary key prune.
  const where = `site_id = {site_id:UInt32} AND dimension ${named} AND ${name}.${date} IN ${dates}
      AND gen = transform(${name}.${date}, ${dates}, ${gens}, toUInt64(0))`;
  return { name, date, where };
}
