import type { BudgetVerdict } from '../../../core/budgets/budget.ts';
import type { Device } from '../../../core/device.ts';
import type { Vital } from '../../../core/vitals/vitals.ts';
import { request } from './client.ts';

/** A bound on the p75 of a day, and how the last 28 went. */
export interface Budget {
  id: string;
  vital: Vital;
  /** ms; CLS as a number. */
  limit: number;
  max_increase: number | null;
  route: string | null;
  device: Device | null;
  min_samples: number;
  days: number;
  webhook_host: string | null;
  state: 'kept' | 'broken';
  checked_to: string | null;
  broken_days: number;
  judged_days: number;
  history: { date: string; value: number | null; samples: number; verdict: BudgetVerdict }[];
}

/** What a budget is set to. */
export type BudgetRules = Pick<
  Budget,
  'vital' | 'limit' | 'max_increase' | 'route' | 'device' | 'min_samples' | 'days'
> & {
  /** Left out: a budget that is there keeps its own; null: it is removed. */
  webhook_url?: string | null;
};

/** A budget that was set. */
export type SavedBudget = Budget & {
  /** Signs what its webhook is sent; null where there is none, or it needs none. */
  webhook_secret: string | null;
  /** What was removed or replaced, for taking that back. */
  replaced_webhook_url: string | null;
};

/** A site's budgets, oldest first. */
export async function getBudgets(siteId: string, signal?: AbortSignal): Promise<Budget[]> {
  const path = `/api/v1/sites/budgets?site_id=${encodeURIComponent(siteId)}`;
  return (await request<{ budgets: Budget[] }>(path, { signal })).budgets;
}

/** Sets a budget, or gives the one of the same vital, route and device new bounds. */
export function putBudget(siteId: string, rules: BudgetRules): Promise<SavedBudget> {
  return request('/api/v1/sites/budgets', { method: 'PUT', body: { site_id: siteId, ...rules } });
}

/** Forgets a budget and how its days went; answers what only its owner was told, for taking it back. */
export function deleteBudget(siteId: string, id: string): Promise<{ webhook_url: string | null }> {
  return request(`/api/v1/sites/budgets/${id}?site_id=${encodeURIComponent(siteId)}`, { method: 'DELETE' });
}
