import { request } from './client.ts';

/** A filter as the API takes it: a condition, or `or`, `has_done` and their like around others. */
export type ApiFilter =
  | [operator: string, dimension: string, values: (string | number)[], options?: { case_sensitive: boolean }]
  | [operator: 'or' | 'and', filters: ApiFilter[]]
  | [operator: 'not' | 'has_done' | 'has_not_done', filter: ApiFilter];

/** `POST /api/v2/query`: Plausible's Stats API v2, as far as the dashboard asks it. */
export interface QueryBody {
  site_id: string;
  metrics: string[];
  /** Two dates of the site's calendar (inclusive), two ISO instants, or everything. */
  date_range: [string, string] | 'all';
  dimensions?: string[];
  filters?: ApiFilter[];
  order_by?: [string, 'asc' | 'desc'][];
  pagination?: { limit: number; offset?: number };
  include?: { time_labels?: boolean; total_rows?: boolean };
  compare?: ApiCompare;
}

/** What a question is compared with. */
export type ApiCompare =
  | { mode: 'previous_period' | 'year_over_year'; match_weekday?: boolean }
  | { mode: 'custom'; date_range: [string, string]; match_weekday?: boolean };

interface AnswerRow {
  dimensions: string[];
  metrics: (number | null)[];
  comparison?: { dimensions: string[]; metrics: (number | null)[] } | null;
}

export interface QueryAnswer {
  results: AnswerRow[];
  meta: { time_labels?: string[]; comparison_time_labels?: string[]; total_rows?: number };
  query: { date_range: [string, string]; compare?: { date_range: [string, string] } };
}

/** One row with its metrics by name; one that was not asked for is missing. */
export type Values = Partial<Record<string, number | null>>;

/** A row's metrics under the names they were asked by. */
export function valuesOf(row: Pick<AnswerRow, 'metrics'> | undefined, metrics: string[]): Values {
  return Object.fromEntries(metrics.map((name, index) => [name, row?.metrics[index] ?? null]));
}

/** Runs one query. */
export function runQuery(body: QueryBody, signal?: AbortSignal): Promise<QueryAnswer> {
  return request('/api/v2/query', { body, signal });
}

/** Visitors of the last five minutes. */
export function getLiveVisitors(siteId: string, signal?: AbortSignal): Promise<number> {
  return request(`/api/v1/stats/realtime/visitors?site_id=${encodeURIComponent(siteId)}`, { signal });
}
