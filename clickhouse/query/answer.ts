import { type Dimension, type Interval, isTimeDimension } from '../../core/query/dimensions.ts';
import { countryNames, regionNames } from '../../core/query/place-names.ts';
import type { QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { formatQuery } from '../../core/query/resolve-query.ts';
import { timeLabels } from '../../core/query/time-buckets.ts';
import { hourLabel } from '../../core/zoned-time.ts';

/** The answer of `POST /api/v2/query`. */
export interface QueryResponse {
  results: { dimensions: string[]; metrics: (number | null)[] }[];
  meta: { time_labels?: string[]; total_rows?: number };
  /** The query with every choice made; posting it again asks for the same. */
  query: Record<string, unknown>;
}

/** One row of a compiled statement. */
export type AnswerRow = Record<string, string | number | null>;

/** Writes the rows of a compiled statement as the API's answer. */
export function writeAnswer(
  query: ResolvedQuery,
  site: QuerySite,
  rows: readonly AnswerRow[],
  totalRows: number | undefined,
): QueryResponse {
  const time = query.dimensions.find(isTimeDimension);
  return {
    results: rows.map((row) => ({
      dimensions: query.dimensions.map((dimension, index) => shown(dimension, row[`d${index}`] ?? '')),
      metrics: query.metrics.map((_, index) => asNumber(row[`m${index}`])),
    })),
    meta: {
      ...(query.include.timeLabels && time && { time_labels: timeLabels(query.period, intervalOf(time)) }),
      ...(totalRows !== undefined && { total_rows: totalRows }),
    },
    query: formatQuery(query, site),
  };
}

function intervalOf(time: `time:${Interval}`): Interval {
  return time.slice('time:'.length) as Interval;
}

function shown(dimension: Dimension, value: string | number): string {
  if (dimension === 'time:hour') return hourLabel(Number(value));
  const text = String(value);
  if (dimension === 'visit:country_name') return countryNames().get(text) ?? text;
  if (dimension === 'visit:region_name') return regionNames().get(text) ?? text;
  return text;
}

function asNumber(value: string | number | null | undefined): number | null {
  if (value === null || typeof value === 'number') return value;
  throw new TypeError(`ClickHouse answered ${JSON.stringify(value)} for a metric`);
}
