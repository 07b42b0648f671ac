import { Hono } from 'hono';
import { z } from 'zod';
import { currentVisitors } from '../../../../clickhouse/query/current-visitors.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import { siteParamsSchema } from './params.ts';

const description = describe({
  operationId: 'countCurrentVisitors',
  tag: 'Statistics, version 1',
  summary: 'Visitors of the last five minutes',
  answer: z.int(),
  errors: ['site_not_found', 'storage_unavailable'],
});

/** Visitors of the last five minutes, as a bare number. */
export const realtime = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  queryParams(siteParamsSchema),
  async (c) => {
    const { clickhouse, now } = c.get('services');
    const { siteId } = await askedSite(c, c.req.valid('query'));
    return c.json(await currentVisitors(clickhouse, siteId, now()));
  },
);
