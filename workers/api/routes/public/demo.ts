import { Hono } from 'hono';
import { findPublicSite } from '../../../../db/shared-links.ts';
import type { ApiEnv } from '../../context.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';

const description = describe({
  operationId: 'openDemo',
  tag: 'Public',
  summary: 'To the public dashboard that shows what the product is, else to pictures of it',
  status: 302,
  answer: null,
});

/** Where `/live-demo` leads. */
export const demo = new Hono<ApiEnv>().get(
  '/',
  description,
  limit({ name: 'demo', key: 'ip', rate: '60/m' }),
  async (c) => {
    const { db, vars } = c.get('services');
    const domain = vars.DEMO_SITE;
    const isThere = domain !== undefined && (await findPublicSite(db, domain)) !== undefined;
    return c.redirect(isThere ? `/share/${encodeURIComponent(domain)}` : '/tour', 302);
  },
);
