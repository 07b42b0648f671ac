import { Hono } from 'hono';
import { z } from 'zod';
import { runQuery } from '../../../../clickhouse/query/run-query.ts';
import { parseAggregate, writeAggregate } from '../../../../core/query-v1/aggregate.ts';
import { askedSite } from '../../asked-site.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { withReads } from '../../limited-reads.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import { createAnswerCache } from '../../query-cache.ts';
import { aggregateParamsSchema, STATS_ERRORS } from './params.ts';

const description = describe({
  operationId: 'aggregateStats',
  tag: 'Statistics, version 1',
  summary: 'The metrics of a period as a whole',
  answer: z.object({
    results: z.record(
      z.string(),
      z.object({
        value: z.unknown(),
        comparison_value: z.unknown().optional(),
        change: z.number().nullish(),
      }),
    ),
  }),
  errors: STATS_ERRORS,
});

/** The metrics of a period as a whole, and how they changed. */
export const aggregate = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  queryParams(aggregateParamsSchema),
  async (c) => {
    const services = c.get('services');
    const params = c.req.valid('query');
    const site = await askedSite(c, params);
    const now = services.now();
    const parsed = parseAggregate(params, site, now);
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    const { metrics, query } = parsed.value;
    const { results } = await withReads(services, c.get('principal'), (reads) =>
      runQuery(reads, site, query, now, createAnswerCache(c.executionCtx, services.log)),
    );
    return c.json(writeAggregate(metrics, results[0]));
  },
);
