import { Hono } from 'hono';
import { currentVisitors } from '../../../clickhouse/query/current-visitors.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { readableSite } from '../readable-site.ts';

/** Visitors of the last five minutes, as a bare number. */
export const stats = new Hono<AuthenticatedEnv>().get(
  '/realtime/visitors',
  requireUserOrKey('stats:read'),
  async (c) => {
    const services = c.get('services');
    const name = c.req.query('site_id');
    if (!name) throw new ApiError('invalid_request', 'Name the site with ?site_id=.');
    const site = await readableSite(services, c.get('principal'), name);
    return c.json(await currentVisitors(services.clickhouse, site.id, services.now()));
  },
);
