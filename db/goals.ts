import { and, asc, count, eq } from 'drizzle-orm';
import type { Goal, NewGoal } from '../core/goal.ts';
import type { Database } from './database.ts';
import { goals } from './schema.ts';

/** A site's goals, oldest first. */
export async function listGoals(db: Database, siteId: number): Promise<Goal[]> {
  const rows = await db.select().from(goals).where(eq(goals.siteId, siteId)).orderBy(asc(goals.id));
  return rows.map(toGoal);
}

/** How many goals a site has. */
export async function countGoals(db: Database, siteId: number): Promise<number> {
  const row = await db.select({ goals: count() }).from(goals).where(eq(goals.siteId, siteId)).get();
  return row?.goals ?? 0;
}

/** The goal of this rule and these props, whatever its name and currency. */
export async function findGoal(
  db: Database,
  siteId: number,
  { rule, props }: Pick<Goal, 'rule' | 'props'>,
): Promise<Goal | undefined> {
  const same = and(
    eq(goals.siteId, siteId),
    eq(goals.rule, sortKeys(rule)),
    eq(goals.props, sortKeys(props)),
  );
  const row = await db.select().from(goals).where(same).get();
  return row && toGoal(row);
}

/** Saves a goal (`now` in epoch ms); undefined when the site has one of its name, or of its rule and props. */
export async function createGoal(
  db: Database,
  siteId: number,
  { name, rule, props, currency }: NewGoal,
  now: number,
): Promise<Goal | undefined> {
  const row = await db
    .insert(goals)
    .values({ siteId, name, rule: sortKeys(rule), props: sortKeys(props), currency, createdAt: now })
    .onConflictDoNothing()
    .returning()
    .get();
  return row && toGoal(row);
}

/** Forgets a goal; false when the site has none of this number. */
export async function deleteGoal(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db.delete(goals).where(and(eq(goals.siteId, siteId), eq(goals.id, id)));
  return result.meta.changes > 0;
}

function toGoal({ id, name, rule, props, currency }: typeof goals.$inferSelect): Goal {
  return { id, name, rule, props, ...(currency !== null && { currency }) };
}

/** Equal goals must be equal texts for the table's unique index. */
function sortKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
