import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { sites } from './schema.ts';
import { type Site, type SiteAccess, visible, within } from './sites.ts';

/** A stretch of the list of sites, oldest first, and where its neighbours begin; null: there are none. */
export interface SitePage {
  sites: Site[];
  before: string | null;
  after: string | null;
}

/** The sites right after or before a cursor of another page; undefined when no page has given that cursor. */
export async function readSitePage(
  db: Database,
  access: SiteAccess,
  { after, before, limit }: { after?: string; before?: string; limit: number },
): Promise<SitePage | undefined> {
  const cursor = after ?? before;
  const edge = cursor === undefined ? undefined : await findEdge(db, access, cursor);
  if (cursor !== undefined && edge === undefined) return undefined;
  const isBackward = after === undefined && before !== undefined;

  const side = edge === undefined ? [] : [isBackward ? lt(sites.id, edge) : gt(sites.id, edge)];
  // One more than is shown tells whether there are more.
  const rows = await db
    .select()
    .from(sites)
    .where(and(...visible(access), ...side))
    .orderBy(isBackward ? desc(sites.id) : asc(sites.id))
    .limit(limit + 1);
  const hasMore = rows.length > limit;
  const page = isBackward ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasPrevious = isBackward ? hasMore : edge !== undefined;
  const hasNext = isBackward || hasMore;
  return {
    sites: page,
    before: (hasPrevious && page[0]?.publicId) || null,
    after: (hasNext && page.at(-1)?.publicId) || null,
  };
}

/** The site of the cursor may have been deleted since. */
async function findEdge(db: Database, access: SiteAccess, publicId: string): Promise<number | undefined> {
  const row = await db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.publicId, publicId), ...within(access)))
    .get();
  return row?.id;
}
