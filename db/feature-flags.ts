import { eq } from 'drizzle-orm';
import { FLAG_NAMES, type FlagName, type FlagRule, isFlagOn } from '../core/flags/flags.ts';
import type { Database } from './database.ts';
import { accounts, featureFlags } from './schema.ts';

/** What is set of each flag, as far as somebody has set something. */
export async function readFlagRules(
  db: Database,
): Promise<Map<string, FlagRule & { changedAt: number; changedBy: number }>> {
  return new Map((await db.select().from(featureFlags)).map(({ name, ...rule }) => [name, rule]));
}

/** Sets a flag. */
export async function saveFlagRule(db: Database, flag: typeof featureFlags.$inferInsert): Promise<void> {
  const { name: _, ...rule } = flag;
  await db.insert(featureFlags).values(flag).onConflictDoUpdate({ target: featureFlags.name, set: rule });
}

/** Whether a flag is on for an account (its number), or without one for nobody in particular. The one way to ask. */
export async function readFlag(db: Database, name: FlagName, accountId?: number): Promise<boolean> {
  const rule = (await readFlagRules(db)).get(name);
  // Only then it matters who.
  const isAsked = rule?.mode === 'some' && accountId !== undefined;
  return isFlagOn(name, rule, isAsked ? await publicIdOf(db, accountId) : undefined);
}

async function publicIdOf(db: Database, accountId: number): Promise<string | undefined> {
  const { id, publicId } = accounts;
  return (await db.select({ publicId }).from(accounts).where(eq(id, accountId)).get())?.publicId;
}

/** The flags that are on for each of some accounts. */
export async function listFlagsOn(
  db: Database,
  accounts: readonly string[],
): Promise<Map<string, FlagName[]>> {
  const rules = accounts.length === 0 ? new Map<string, FlagRule>() : await readFlagRules(db);
  return new Map(
    accounts.map((account) => [
      account,
      FLAG_NAMES.filter((name) => isFlagOn(name, rules.get(name), account)),
    ]),
  );
}
