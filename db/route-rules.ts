import { and, asc, eq } from 'drizzle-orm';
import type { RouteRule } from '../core/routes.ts';
import type { Database } from './database.ts';
import { routeRules } from './schema.ts';

/** A site's own routes, in the order in which they are tried. */
export async function listRouteRules(db: Database, siteId: number): Promise<RouteRule[]> {
  return await db
    .select({ id: routeRules.id, pattern: routeRules.pattern })
    .from(routeRules)
    .where(eq(routeRules.siteId, siteId))
    .orderBy(asc(routeRules.position), asc(routeRules.id));
}

/**
 * Puts a pattern at a place (from 1) of the list, wherever it was before; without a place a new one comes last and a known one
 * stays.
 */
export async function putRouteRule(
  db: Database,
  siteId: number,
  { pattern, position }: { pattern: string; position?: number },
  now: number,
): Promise<void> {
  const known = await listRouteRules(db, siteId);
  if (position === undefined && known.some((rule) => rule.pattern === pattern)) return;
  const order = known.map((rule) => rule.pattern).filter((one) => one !== pattern);
  order.splice((position ?? order.length + 1) - 1, 0, pattern);
  const [first, ...more] = order.map((one, index) =>
    db
      .insert(routeRules)
      .values({ siteId, pattern: one, position: index + 1, createdAt: now })
      .onConflictDoUpdate({
        target: [routeRules.siteId, routeRules.pattern],
        set: { position: index + 1 },
      }),
  );
  if (first) await db.batch([first, ...more]);
}

/** Forgets a route; false when the site has none of this number. */
export async function deleteRouteRule(db: Database, siteId: number, id: number): Promise<boolean> {
  const result = await db.delete(routeRules).where(and(eq(routeRules.siteId, siteId), eq(routeRules.id, id)));
  return result.meta.changes > 0;
}
