import { Hono } from 'hono';
import { z } from 'zod';
import { runQuery } from '../../../../clickhouse/query/run-query.ts';
import { drawCard } from '../../card/card.ts';
import type { ApiEnv, Principal } from '../../context.ts';
import { keptFor } from '../../kept-for.ts';
import { READ_ERRORS, withReads } from '../../limited-reads.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { domainOfFile, publicReader } from '../../public-site.ts';
import { createAnswerCache } from '../../query-cache.ts';
import { readQuery, siteLookup } from '../../read-query.ts';
import type { Services } from '../../services.ts';

const KEEP_SECONDS = 900;
/** A picture is some ten kilobytes. */
const pictures = keptFor<Uint8Array<ArrayBuffer>>(KEEP_SECONDS * 1000, 200);

const description = describe({
  operationId: 'readCard',
  tag: 'Public',
  summary: 'The picture that goes with a link to a public dashboard',
  params: { file: z.string().meta({ examples: ['example.com.png'] }) },
  answer: { 'image/png': z.string() },
  errors: ['site_not_found', ...READ_ERRORS],
});

/** What a site's public dashboard shows at a glance, as a picture. */
export const card = new Hono<ApiEnv>().get(
  '/:file',
  description,
  limit({ name: 'card', key: 'ip', rate: '60/m' }),
  async (c) => {
    const services = c.get('services');
    const domain = domainOfFile(c.req.param('file'), '.png');
    const reader = await publicReader(services, domain);
    const png = await pictures(domain.toLowerCase(), services.now(), async () =>
      drawCard(await readCard(services, reader, domain, createAnswerCache(c.executionCtx, services.log))),
    );
    return c.body(png, 200, {
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': `public, max-age=${KEEP_SECONDS}`,
    });
  },
);

async function readCard(
  services: Services,
  reader: Principal,
  site_id: string,
  cache: ReturnType<typeof createAnswerCache>,
) {
  const lookup = siteLookup(services, reader);
  const base = { site_id, metrics: ['visitors'], date_range: '30d' };
  const bodies = [base, { ...base, dimensions: ['time:day'], include: { time_labels: true } }];
  const read = await Promise.all(bodies.map((body) => readQuery(body, lookup)));
  const [whole, daily] = await withReads(services, reader, (reads) =>
    Promise.all(read.map(({ asked, query }) => runQuery(reads, asked, query, services.now(), cache))),
  );
  const visitorsOf = (row: { metrics: readonly unknown[] } | undefined) => Number(row?.metrics[0] ?? 0);
  const byDay = new Map(daily?.results.map((row) => [row.dimensions[0], visitorsOf(row)]));
  const labels = daily?.meta.time_labels ?? [];
  return {
    domain: read[0]?.site.domain ?? site_id,
    visitors: visitorsOf(whole?.results[0]),
    days: labels.map((label) => byDay.get(label) ?? 0),
  };
}
