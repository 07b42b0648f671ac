import { Hono } from 'hono';
import { z } from 'zod';
import { findMeasuredSite } from '../../../../db/sites.ts';
import type { ApiEnv } from '../../context.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';

const KEEP_SECONDS = 3600;

const description = describe({
  operationId: 'findOwnTracker',
  tag: 'Public',
  summary: 'The script by which the dashboard measures itself, on its own host',
  description: '`null` where the operator has named no site for that.',
  answer: z.object({ script: z.string().nullable() }),
});

/** What the app asks once its first view is there; the browser keeps the answer. */
export const ownTracker = new Hono<ApiEnv>().get(
  '/',
  description,
  limit({ name: 'own tracker', key: 'ip', rate: '300/m' }),
  async (c) => {
    const { db, vars } = c.get('services');
    const domain = vars.OWN_SITE;
    const site = domain === undefined ? undefined : await findMeasuredSite(db, domain);
    c.header('cache-control', `public, max-age=${KEEP_SECONDS}`);
    return c.json({ script: site ? `/js/${site.key}.js` : null });
  },
);
