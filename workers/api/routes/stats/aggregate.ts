import { Hono } from 'hono';
import { runQuery } from '../../../../clickhouse/query/run-query.ts';
import { parseAggregate, writeAggregate } from '../../../../core/query-v1/aggregate.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { withReads } from '../../limited-reads.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { createAnswerCache } from '../../query-cache.ts';

/** The metrics of a period as a whole, and how they changed. */
export const aggregate = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const services = c.get('services');
  const site = await askedSite(c);
  const now = services.now();
  const parsed = parseAggregate(c.req.query(), site, now);
  if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
  const { metrics, query } = parsed.value;
  const { results } = await withReads(services, c.get('principal'), (reads) =>
    runQuery(reads, site, query, now, createAnswerCache(c.executionCtx, services.log)),
  );
  return c.json(writeAggregate(metrics, results[0]));
});
