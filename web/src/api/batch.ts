import { call } from './client.ts';
import { amountsOf, type Money, type QueryAnswer, type QueryBody, type Values, valuesOf } from './query.ts';

/** One row of an answer. */
export interface Row {
  keys: string[];
  values: Values;
  /** Of those that are money. */
  amounts?: Partial<Record<string, Money>>;
  /** Of the period before; undefined where nothing was compared. */
  before?: Values;
}

/** The answer to one question of several; `refused` is the API's sentence where it has none for this one. */
export interface Part {
  rows: Row[];
  refused: string | null;
  timeLabels?: string[];
  /** The dates that were asked for, as the server understood them. */
  range?: [string, string];
}

type BatchResult = QueryAnswer | { error: string; code: string };

/** An answer for every question; where one may be left out, so may its answer. */
type Answers<Questions> = {
  [Name in keyof Questions]: Questions[Name] extends QueryBody ? Part : Part | undefined;
};

/** Asks several questions in one request, `POST /api/v2/batch`; the answers go by the questions' names. */
export async function askTogether<Questions extends Record<string, QueryBody | undefined>>(
  questions: Questions,
  signal?: AbortSignal,
): Promise<Answers<Questions>> {
  const asked = Object.entries(questions).flatMap(([name, query]) => (query ? [{ name, query }] : []));
  const body = { queries: asked.map(({ query }) => query) };
  const { results } = await call('post', '/api/v2/batch', { body, signal });
  const parts = asked.map(({ name, query }, index) => [name, partOf(results[index], query.metrics)] as const);
  return Object.fromEntries(parts) as Answers<Questions>;
}

function partOf(result: BatchResult | undefined, metrics: string[]): Part {
  if (!result) throw new Error('The batch has fewer answers than questions.');
  if ('error' in result) return { rows: [], refused: result.error.replace(/^queries\[\d+\]: /, '') };
  const rows = result.results.map((row) => ({
    keys: row.dimensions,
    values: valuesOf(row, metrics),
    amounts: amountsOf(row, metrics),
    ...(row.comparison && { before: valuesOf(row.comparison, metrics) }),
  }));
  return { rows, refused: null, timeLabels: result.meta.time_labels, range: result.query.date_range };
}
