import { and, asc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Budget, BudgetDay, BudgetState, BudgetVerdict } from '../core/budgets/budget.ts';
import type { BudgetNews } from '../core/budgets/budget-news.ts';
import type { Database } from './database.ts';
import { budgetDays, budgets, memberships, sites, users } from './schema.ts';
import type { Site } from './sites.ts';

/** A budget, what it is said to be, and up to which date that is known. */
export interface SavedBudget extends Budget, BudgetState {
  id: number;
  siteId: number;
  checkedTo: string | null;
  /** Told there, too; null = nowhere. */
  webhookUrl: string | null;
}

/** How a date went. */
export interface JudgedDay extends Omit<BudgetDay, 'before'> {
  verdict: BudgetVerdict;
}

/** A budget as its owner gives it. */
export interface BudgetToSave extends Budget {
  webhookUrl?: string | null;
}

type Row = typeof budgets.$inferSelect;

function saved({ bound, ...row }: Row): SavedBudget {
  const { id, siteId, vital, maxIncrease, minSamples, days, state, against, checkedTo } = row;
  return {
    ...{ id, siteId, vital, limit: bound, maxIncrease, minSamples, days, state, against, checkedTo },
    route: row.route || null,
    device: row.device || null,
    webhookUrl: row.webhookUrl || null,
  };
}

/** A site's budgets, oldest first. */
export async function listBudgets(db: Database, siteId: number): Promise<SavedBudget[]> {
  const rows = await db.select().from(budgets).where(eq(budgets.siteId, siteId)).orderBy(asc(budgets.id));
  return rows.map(saved);
}

/** All budgets of sites that are not deleted, with their sites. */
export async function listAllBudgets(db: Database): Promise<{ site: Site; budget: SavedBudget }[]> {
  const rows = await db
    .select()
    .from(budgets)
    .innerJoin(sites, eq(sites.id, budgets.siteId))
    .where(isNull(sites.deletedAt))
    .orderBy(asc(budgets.siteId), asc(budgets.id));
  return rows.map((row) => ({ site: row.sites, budget: saved(row.budgets) }));
}

/**
 * Saves a budget; one of the same vital, route and device is given the new rules, and if they differ from its own, its
 * days are judged anew. Where nothing is said of a webhook, it keeps the one it has; null takes it away.
 */
export async function saveBudget(
  db: Database,
  siteId: number,
  { vital, limit, maxIncrease, route, device, minSamples, days, webhookUrl }: BudgetToSave,
  now: number,
): Promise<SavedBudget> {
  const of = { siteId, vital, route: route ?? '', device: device ?? ('' as const) };
  const rules = { bound: limit, maxIncrease, minSamples, days };
  const nothingToTell = { untold: null, untoldSince: null };
  const webhook = webhookUrl !== undefined && { webhookUrl: webhookUrl ?? '' };
  const [, [row]] = await db.batch([
    db
      .update(budgets)
      .set({ state: 'kept', against: 0, checkedTo: null, ...nothingToTell })
      .where(
        and(
          ...[eq(budgets.siteId, siteId), eq(budgets.vital, vital)],
          ...[eq(budgets.route, of.route), eq(budgets.device, of.device)],
          or(
            ...[ne(budgets.bound, limit), ne(budgets.minSamples, minSamples), ne(budgets.days, days)],
            sql`${budgets.maxIncrease} IS NOT ${maxIncrease}`,
          ),
        ),
      ),
    db
      .insert(budgets)
      .values({ ...of, ...rules, ...webhook, createdAt: now })
      .onConflictDoUpdate({
        target: [budgets.siteId, budgets.vital, budgets.route, budgets.device],
        // What an old address has not taken is not for a new one.
        set: { ...rules, ...webhook, ...(webhook && nothingToTell) },
      })
      .returning(),
  ]);
  if (!row) throw new Error('D1 answered no row for a budget that was saved');
  return saved(row);
}

/** Forgets a budget and its days; what it was, undefined when the site has none of this number. */
export async function deleteBudget(
  db: Database,
  siteId: number,
  id: number,
): Promise<SavedBudget | undefined> {
  const [, [removed]] = await db.batch([
    db.delete(budgetDays).where(and(eq(budgetDays.siteId, siteId), eq(budgetDays.budgetId, id))),
    db
      .delete(budgets)
      .where(and(eq(budgets.siteId, siteId), eq(budgets.id, id)))
      .returning(),
  ]);
  return removed && saved(removed);
}

/** How the dates from `from` on went for budgets, in their order, by the budgets' numbers. */
export async function listBudgetDays(
  db: Database,
  ids: readonly number[],
  from: string,
): Promise<Map<number, JudgedDay[]>> {
  const rows = await db
    .select()
    .from(budgetDays)
    .where(and(inArray(budgetDays.budgetId, [...ids]), gte(budgetDays.date, from)))
    .orderBy(asc(budgetDays.date));
  const byBudget = new Map<number, JudgedDay[]>(ids.map((id) => [id, []]));
  for (const { budgetId, date, value, samples, verdict } of rows) {
    byBudget.get(budgetId)?.push({ date, value, samples, verdict });
  }
  return byBudget;
}

/**
 * Writes down how dates went, and what the budget is after them; false when somebody else has, or the budget has changed
 * since it was read. News is kept until the budget's webhook has taken it.
 */
export async function enterBudgetDays(
  db: Database,
  { id, siteId, checkedTo, webhookUrl }: SavedBudget,
  days: readonly JudgedDay[],
  { state, against }: BudgetState,
  { news, now }: { news: BudgetNews | undefined; now: number },
): Promise<boolean> {
  const last = days.at(-1)?.date ?? null;
  const asRead = checkedTo === null ? isNull(budgets.checkedTo) : eq(budgets.checkedTo, checkedTo);
  const untold = news && webhookUrl !== null && { untold: news, untoldSince: now };
  const moved = await db
    .update(budgets)
    .set({ state, against, checkedTo: last, ...untold })
    .where(and(eq(budgets.id, id), asRead));
  if (moved.meta.changes === 0) return false;
  const entries = days.map((day) =>
    db
      .insert(budgetDays)
      .values({ ...day, budgetId: id, siteId })
      .onConflictDoUpdate({
        target: [budgetDays.budgetId, budgetDays.date],
        set: { value: day.value, samples: day.samples, verdict: day.verdict },
      }),
  );
  const [first, ...more] = entries;
  if (first) await db.batch([first, ...more]);
  return true;
}

/** Who is told of an account's sites: the users who may change them, with what opens their addresses. */
export async function listPeopleToTell(
  db: Database,
  accountId: number,
): Promise<{ userId: number; keyId: string; email: string }[]> {
  return await db
    .select({ userId: users.id, keyId: users.keyId, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.accountId, accountId),
        inArray(memberships.role, ['owner', 'admin', 'editor']),
        isNull(users.blockedAt),
      ),
    )
    .orderBy(asc(users.id));
}
