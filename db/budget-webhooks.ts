import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { BudgetNews } from '../core/budgets/budget-news.ts';
import type { Database } from './database.ts';
import { budgets, sites } from './schema.ts';

/** News of a budget that its webhook has not taken yet. */
export interface UntoldBudget {
  id: number;
  siteId: number;
  url: string;
  news: BudgetNews;
  /** Epoch ms. */
  since: number;
}

/** All news that webhooks have not taken yet, oldest budget first; none of sites that are deleted. */
export async function listUntold(db: Database): Promise<UntoldBudget[]> {
  const rows = await db
    .select({
      ...{ id: budgets.id, siteId: budgets.siteId, url: budgets.webhookUrl },
      ...{ news: budgets.untold, since: budgets.untoldSince },
    })
    .from(budgets)
    .innerJoin(sites, eq(sites.id, budgets.siteId))
    .where(and(isNotNull(budgets.untold), isNull(sites.deletedAt)))
    .orderBy(asc(budgets.id));
  return rows.flatMap(({ news, since, ...row }) =>
    news === null || since === null ? [] : [{ ...row, news, since }],
  );
}

/** Forgets news that was taken, or that nobody will take; newer news stays. */
export async function markTold(db: Database, { id, news }: UntoldBudget): Promise<void> {
  await db
    .update(budgets)
    .set({ untold: null, untoldSince: null })
    .where(and(eq(budgets.id, id), eq(budgets.untold, news)));
}
