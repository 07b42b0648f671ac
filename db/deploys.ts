import { and, asc, between, count, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { deploys } from './schema.ts';

/** A version of a site that went on line. */
export interface Deploy {
  id: number;
  version: string;
  /** Epoch ms. */
  at: number;
  description: string;
  url: string;
}

const DEPLOY = {
  id: deploys.id,
  version: deploys.version,
  at: deploys.at,
  description: deploys.description,
  url: deploys.url,
};

/** A site's deploys between two instants (epoch ms, inclusive), oldest first, at most `limit`. */
export async function listDeploys(
  db: Database,
  siteId: number,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<Deploy[]> {
  return await db
    .select(DEPLOY)
    .from(deploys)
    .where(and(eq(deploys.siteId, siteId), between(deploys.at, from, to)))
    .orderBy(asc(deploys.at), asc(deploys.id))
    .limit(limit);
}

/** How many a site has. */
export async function countDeploys(db: Database, siteId: number): Promise<number> {
  const row = await db.select({ n: count() }).from(deploys).where(eq(deploys.siteId, siteId)).get();
  return row?.n ?? 0;
}

/** Saves a deploy. Told again, a version is the same deploy: what is said of it anew is taken. */
export async function saveDeploy(
  db: Database,
  siteId: number,
  deploy: Omit<Deploy, 'id'>,
  now: number,
): Promise<Deploy> {
  const { at, description, url } = deploy;
  return await db
    .insert(deploys)
    .values({ siteId, ...deploy, createdAt: now })
    .onConflictDoUpdate({ target: [deploys.siteId, deploys.version], set: { at, description, url } })
    .returning(DEPLOY)
    .get();
}

/** The site's deploy of a version. */
export async function findDeploy(db: Database, siteId: number, version: string): Promise<Deploy | undefined> {
  const same = and(eq(deploys.siteId, siteId), eq(deploys.version, version));
  return await db.select(DEPLOY).from(deploys).where(same).get();
}

/** The site's deploy of a number. */
export async function findDeployById(db: Database, siteId: number, id: number): Promise<Deploy | undefined> {
  const same = and(eq(deploys.siteId, siteId), eq(deploys.id, id));
  return await db.select(DEPLOY).from(deploys).where(same).get();
}

/** Forgets a deploy; false when the site has none of this number. */
export async function deleteDeploy(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db.delete(deploys).where(and(eq(deploys.siteId, siteId), eq(deploys.id, id)));
  return result.meta.changes > 0;
}
