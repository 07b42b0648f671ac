import { Hono } from 'hono';
import { z } from 'zod';
import { currentVisitors } from '../../../../clickhouse/query/current-visitors.ts';
import { renderBadge } from '../../badge.ts';
import type { ApiEnv } from '../../context.ts';
import { keptFor } from '../../kept-for.ts';
import { limit } from '../../middleware/limit.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import { domainOfFile, publicReader } from '../../public-site.ts';
import { readableSite } from '../../readable-site.ts';

const paramsSchema = z.object({
  size: z.enum(['small', 'large']).default('small'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
});

const KEEP_SECONDS = 30;
const count = keptFor<number>(KEEP_SECONDS * 1000, 1000);

const description = describe({
  operationId: 'readBadge',
  tag: 'Public',
  summary: 'A badge with the number of visitors that are on a site now',
  description:
    'For sites whose dashboard is public. Also at `/badge/<domain>.svg`; kept for a minute at most.',
  params: { file: z.string().meta({ examples: ['example.com.svg'] }) },
  answer: { 'image/svg+xml': z.string() },
  errors: ['site_not_found', 'storage_unavailable'],
});

/** Who is there now, as a picture for other pages. */
export const badge = new Hono<ApiEnv>().get(
  '/:file',
  description,
  limit({ name: 'badge', key: 'ip', rate: '300/m' }),
  queryParams(paramsSchema),
  async (c) => {
    const services = c.get('services');
    const domain = domainOfFile(c.req.param('file'), '.svg');
    // Asked each time, so that a dashboard that is closed has no badge any more.
    const { id, domain: name } = await readableSite(services, await publicReader(services, domain), domain);
    const now = services.now();
    const visitors = await count(String(id), now, () => currentVisitors(services.clickhouse, id, now));
    return c.body(renderBadge(name, visitors, c.req.valid('query')), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': `public, max-age=${KEEP_SECONDS}`,
    });
  },
);
