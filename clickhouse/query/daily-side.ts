import { type Dimension, isClockDimension, isTimeDimension } from '../../core/query/dimensions.ts';
import type { Generation } from '../generations.ts';
import { dailyName } from './dimensions.ts';
import type { Measure } from './metrics.ts';
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
};

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

/** The same measures from the rollups of sealed dates; `byEntry` reads event:page as the page sessions began on. */
export function dailySide(input: SideInput, rolled: readonly Generation[], byEntry: boolean): Side {
  const { dimensions, measures, params, period } = input;
  const rollup = byEntry && dimensions.includes('event:page') ? 'entry_page' : rollupOf(dimensions);
  const dates = params.add(
    'Array(Date)',
    rolled.map(({ date }) => date),
  );
  const gens = params.add(
    'Array(UInt64)',
    rolled.map(({ gen }) => BigInt(gen)),
  );
  return {
    keys: dimensions.map((name) =>
      isTimeDimension(name) && !isClockDimension(name) ? dateBucket(name, period, params) : 'value',
    ),
    measures: Object.fromEntries(
      measures.map((measure) => [measure, `sum(daily.${DAILY_COLUMNS[measure]})`]),
    ),
    from: `daily WHERE site_id = {site_id:UInt32} AND dimension = ${params.add('String', rollup)} AND date IN ${dates}
      AND (date, gen) IN (SELECT pair.1, pair.2 FROM (SELECT arrayJoin(arrayZip(${dates}, ${gens})) AS pair))`,
  };
}
