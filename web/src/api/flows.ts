import { request } from './client.ts';
import type { ApiFilter, QueryBody } from './query.ts';

/** What every question about ways has in common. */
interface Asked {
  site_id: string;
  date_range: QueryBody['date_range'];
  filters: ApiFilter[];
}

/** A step as `POST /api/v2/funnel` takes it. */
export type ApiStep = ({ page: string } | { event: string } | { goal: number }) & { label?: string };

export interface FunnelShape {
  steps: ApiStep[];
  order: 'loose' | 'strict';
  window_days: number | null;
}

export interface SavedFunnel extends FunnelShape {
  id: number;
  name: string;
}

export interface FunnelAnswer {
  results: {
    label: string;
    visitors: number;
    conversion_rate: number | null;
    step_conversion_rate: number | null;
    drop_off: number | null;
    drop_off_rate: number | null;
    median_seconds: number | null;
    p90_seconds: number | null;
  }[];
  breakdown?: { value: string; visitors: number[]; conversion_rate: number | null }[];
  meta: { visitors: number; counted: 'visit' | 'given_ids'; visitors_without_id?: number };
}

export interface JourneyAnswer {
  results: {
    level: number;
    nodes: {
      page: string | null;
      pages: number;
      visits: number;
      ended: number;
      went_on: number;
      expanded: boolean;
    }[];
  }[];
  links: { level: number; from: string | null; to: string | null; visits: number }[];
  paths?: { pages: (string | null)[]; visits: number; ended: boolean }[];
  meta: { visits: number; visitors: number };
}

export interface RetentionAnswer {
  cohorts: {
    period: string;
    size: number;
    partial: boolean;
    returned: { period: string; visitors: number; percentage: number | null; partial: boolean }[];
  }[];
  meta: { named_visitors: number; anonymous_visitors: number };
}

/** How far visitors get. */
export function askFunnel(
  body: Asked & FunnelShape & { breakdown?: string; pagination?: { limit: number } },
  signal?: AbortSignal,
): Promise<FunnelAnswer> {
  return request('/api/v2/funnel', { body, signal });
}

/** Which way visits take. */
export function askJourney(
  body: Asked & {
    from?: { page: string } | { entry: true };
    to?: { page: string } | { exit: true };
    direction: 'next' | 'previous';
    depth: number;
    limit: number;
    path: (string | null)[];
    include: { paths: boolean };
  },
  signal?: AbortSignal,
): Promise<JourneyAnswer> {
  return request('/api/v2/journey', { body, signal });
}

/** Who came back. */
export function askRetention(
  body: Asked & { interval: 'day' | 'week' | 'month'; start?: ApiFilter; return?: ApiFilter },
  signal?: AbortSignal,
): Promise<RetentionAnswer> {
  return request('/api/v2/retention', { body, signal });
}

const FUNNELS = '/api/v1/sites/funnels';

/** The saved funnels of a site, oldest first. */
export async function getFunnels(site: string, signal?: AbortSignal): Promise<SavedFunnel[]> {
  const path = `${FUNNELS}?limit=200&site_id=${encodeURIComponent(site)}`;
  return (await request<{ funnels: SavedFunnel[] }>(path, { signal })).funnels;
}

/** Saves a new funnel, or with `id` changes one. */
export function saveFunnel(
  site: string,
  { id, ...funnel }: Omit<SavedFunnel, 'id'> & { id?: number },
): Promise<SavedFunnel> {
  const body = { site_id: site, ...funnel };
  return id === undefined ? request(FUNNELS, { body }) : request(`${FUNNELS}/${id}`, { body, method: 'PUT' });
}

/** Forgets a funnel. */
export function deleteFunnel(site: string, id: number): Promise<unknown> {
  return request(`${FUNNELS}/${id}?site_id=${encodeURIComponent(site)}`, { method: 'DELETE' });
}
