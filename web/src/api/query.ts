import { request } from './client.ts';

/** `POST /api/v2/query`: Plausible's Stats API v2, as far as the dashboard asks it. */
export interface QueryBody {
  site_id: string;
  metrics: string[];
  /** Two dates of the site's calendar (inclusive), two ISO instants, or everything. */
  date_range: [string, string] | 'all';
  dimensions?: string[];
  filters?: [string, string, string[]][];
  order_by?: [string, 'asc' | 'desc'][];
  pagination?: { limit: number; offset?: number };
  include?: { time_labels?: boolean };
  compare?: { mode: 'previous_period' };
}

interface AnswerRow {
  dimensions: string[];
  metrics: (number | null)[];
  comparison?: { dimensions: string[]; metrics: (number | null)[] } | null;
}

export interface QueryAnswer {
  results: AnswerRow[];
  meta: { time_labels?: string[] };
  query: { date_range: [string, string] };
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
