import { Hono } from 'hono';
import { currentVisitors } from '../../../../clickhouse/query/current-visitors.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';

/** Visitors of the last five minutes, as a bare number. */
export const realtime = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const { clickhouse, now } = c.get('services');
  const { siteId } = await askedSite(c);
  return c.json(await currentVisitors(clickhouse, siteId, now()));
});
