import { call } from './client.ts';
import type { BodyOf, Schema } from './operation.ts';

/** A bound on the p75 of a day, and how the last 28 went. */
export type Budget = Schema<'Budget'>;
/** A budget that was set. */
export type SavedBudget = Schema<'SavedBudget'>;
/** What a budget is set to. */
export type BudgetRules = Omit<BodyOf<'put', '/api/v1/sites/budgets'>, 'site_id'>;

/** A site's budgets, oldest first. */
export async function getBudgets(siteId: string, signal?: AbortSignal): Promise<Budget[]> {
  return (await call('get', '/api/v1/sites/budgets', { query: { site_id: siteId }, signal })).budgets;
}

/** Sets a budget, or gives the one of the same vital, route and device new bounds. */
export function putBudget(siteId: string, rules: BudgetRules): Promise<SavedBudget> {
  return call('put', '/api/v1/sites/budgets', { body: { site_id: siteId, ...rules } });
}

/** Forgets a budget and how its days went; answers what only its owner was told, for taking it back. */
export function deleteBudget(siteId: string, id: string): Promise<{ webhook_url: string | null }> {
  return call('delete', '/api/v1/sites/budgets/{budget_id}', {
    path: { budget_id: id },
    query: { site_id: siteId },
  });
}
