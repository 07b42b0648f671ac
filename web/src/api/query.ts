import type { BodyOf, Schema } from './operation.ts';

/** A filter as the API takes it: a condition, or `or`, `has_done` and their like around others. */
export type ApiFilter = Schema<'Filter'>;
/** `POST /api/v2/query`: Plausible's Stats API v2, as far as the dashboard asks it. */
export type QueryBody = Omit<BodyOf<'post', '/api/v2/query'>, 'date_range'> & {
  /** Two dates of the site's calendar (inclusive), two ISO instants, or a name that the API knows. */
  date_range: [string, string] | string;
};
export type ApiMetric = QueryBody['metrics'][number];
/** What a question is compared with. */
export type ApiCompare = NonNullable<QueryBody['compare']>;
export type QueryAnswer = Schema<'QueryAnswer'>;

export type Money = Schema<'Money'>;

type AnswerRow = QueryAnswer['results'][number];
export type MetricValue = AnswerRow['metrics'][number];

/** One row with its metrics by name; one that was not asked for is missing. */
export type Values = Partial<Record<string, number | null>>;

/** A row's metrics under the names they were asked by. */
export function valuesOf(row: Pick<AnswerRow, 'metrics'> | undefined, metrics: string[]): Values {
  return Object.fromEntries(metrics.map((name, index) => [name, numberOf(row?.metrics[index])]));
}

/** The amounts among a row's metrics, under the names they were asked by. */
export function amountsOf(
  row: Pick<AnswerRow, 'metrics'>,
  metrics: string[],
): Partial<Record<string, Money>> {
  const amounts = metrics.map((name, index) => [name, row.metrics[index]] as const);
  return Object.fromEntries(amounts.flatMap(([name, value]) => (isAmount(value) ? [[name, value]] : [])));
}

/** A metric as a number, which of an amount is its value. */
export function numberOf(value: MetricValue | undefined): number | null {
  return isAmount(value) ? value.value : (value ?? null);
}

function isAmount(value: MetricValue | undefined): value is Money {
  return typeof value === 'object' && value !== null;
}
