import { Hono } from 'hono';
import { listSites } from '../../../db/sites.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { viewSite } from '../site-view.ts';

/** The signed-in user's sites. */
export const sites = new Hono<AuthenticatedEnv>().get('/', requireUser(), async (c) => {
  const { db, vars } = c.get('services');
  const found = await listSites(db, c.get('principal').access);
  return c.json(found.map((site) => viewSite(site, vars.BEACON_URL)));
});
