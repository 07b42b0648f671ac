import { Hono } from 'hono';
import { runQuery } from '../../../../clickhouse/query/run-query.ts';
import { parseTimeseries, writeTimeseries } from '../../../../core/query-v1/timeseries.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { withReads } from '../../limited-reads.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { createAnswerCache } from '../../query-cache.ts';

/** The metrics of each hour, day or month of a period. */
export const timeseries = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const services = c.get('services');
  const site = await askedSite(c);
  const now = services.now();
  const parsed = parseTimeseries(c.req.query(), site, now);
  if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
  const { results, meta } = await withReads(services, c.get('principal'), (reads) =>
    runQuery(reads, site, parsed.value.query, now, createAnswerCache(c.executionCtx, services.log)),
  );
  return c.json(writeTimeseries(parsed.value.metrics, meta.time_labels ?? [], results));
});
