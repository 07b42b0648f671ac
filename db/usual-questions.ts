import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Query } from '../core/query/query.ts';
import type { Database } from './database.ts';
import { keptSites, sites, usualQuestions } from './schema.ts';
import type { Site } from './sites.ts';

const DAY_MS = 86_400_000;
/** Of a site; whoever tries out filters does not make a list without end. */
const MOST_NOTED = 40;

/** Notes that questions were asked of a site together at an instant (epoch ms); `name` is a hash of them. */
export async function noteUsual(
  db: Database,
  { siteId, name, questions }: { siteId: number; name: string; questions: Query[] },
  now: number,
): Promise<void> {
  const isNewDay = lt(usualQuestions.askedAt, now - (now % DAY_MS));
  const kept = db
    .select({ id: usualQuestions.id })
    .from(usualQuestions)
    .where(eq(usualQuestions.siteId, siteId))
    .orderBy(desc(usualQuestions.days), desc(usualQuestions.askedAt))
    .limit(MOST_NOTED);
  await db.batch([
    db
      .insert(usualQuestions)
      .values({ siteId, name, questions, askedAt: now })
      .onConflictDoUpdate({
        target: [usualQuestions.siteId, usualQuestions.name],
        set: { days: sql`${usualQuestions.days} + (${isNewDay})`, askedAt: now },
      }),
    db
      .delete(usualQuestions)
      .where(and(eq(usualQuestions.siteId, siteId), sql`${usualQuestions.id} NOT IN ${kept}`)),
  ]);
}

/** What is asked of a site on most days, of what was asked since an instant; each together. */
export async function listUsual(
  db: Database,
  siteId: number,
  { since, limit }: { since: number; limit: number },
): Promise<Query[][]> {
  const found = await db
    .select({ questions: usualQuestions.questions })
    .from(usualQuestions)
    .where(and(eq(usualQuestions.siteId, siteId), gte(usualQuestions.askedAt, since)))
    .orderBy(desc(usualQuestions.days), desc(usualQuestions.askedAt))
    .limit(limit);
  return found.map(({ questions }) => questions);
}

/** A site that is asked about, and when and at which generation its answers were kept last. */
export interface UsualSite {
  site: Site;
  kept: Omit<typeof keptSites.$inferSelect, 'siteId'> | null;
}

/** The sites that were asked about since an instant, the last one first. */
export async function listUsualSites(db: Database, since: number): Promise<UsualSite[]> {
  const { gen, date, keptAt } = keptSites;
  return await db
    .select({ site: sites, kept: { gen, date, keptAt } })
    .from(usualQuestions)
    .innerJoin(sites, eq(sites.id, usualQuestions.siteId))
    .leftJoin(keptSites, eq(keptSites.siteId, sites.id))
    .where(and(gte(usualQuestions.askedAt, since), isNull(sites.deletedAt)))
    .groupBy(sites.id)
    .orderBy(desc(sql`max(${usualQuestions.askedAt})`));
}

/** Enters what a site's answers were kept of. */
export async function enterKept(db: Database, kept: typeof keptSites.$inferInsert): Promise<void> {
  await db.insert(keptSites).values(kept).onConflictDoUpdate({ target: keptSites.siteId, set: kept });
}

/** Forgets questions that were not asked since an instant; answers how many. */
export async function deleteUsualBefore(db: Database, instant: number): Promise<number> {
  return (await db.delete(usualQuestions).where(lt(usualQuestions.askedAt, instant))).meta.changes;
}
