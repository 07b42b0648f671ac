import { Hono } from 'hono';
import { z } from 'zod';
import { runQuery } from '../../../../clickhouse/query/run-query.ts';
import { parseBreakdown, writeBreakdown } from '../../../../core/query-v1/breakdown.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { withReads } from '../../limited-reads.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import { createAnswerCache } from '../../query-cache.ts';
import { breakdownParamsSchema, STATS_ERRORS } from './params.ts';

const description = describe({
  operationId: 'breakDownStats',
  tag: 'Statistics, version 1',
  summary: 'The metrics of each value of a dimension',
  answer: z.object({ results: z.array(z.record(z.string(), z.unknown())) }),
  errors: STATS_ERRORS,
});

/** The metrics of each value of a property. */
export const breakdown = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  queryParams(breakdownParamsSchema),
  async (c) => {
    const services = c.get('services');
    const params = c.req.valid('query');
    const site = await askedSite(c, params);
    const now = services.now();
    const parsed = parseBreakdown(params, site, now);
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    const { results } = await withReads(services, c.get('principal'), (reads) =>
      runQuery(reads, site, parsed.value.query, now, createAnswerCache(c.executionCtx, services.log)),
    );
    return c.json(writeBreakdown(parsed.value, results));
  },
);
