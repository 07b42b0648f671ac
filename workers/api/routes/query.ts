import { Hono } from 'hono';
import { z } from 'zod';
import type { QueryResponse } from '../../../clickhouse/query/answer.ts';
import { runQuery } from '../../../clickhouse/query/run-query.ts';
import { QUERY_ERROR_CODES } from '../../../core/query/error.ts';
import { documentedQuerySchema } from '../../../core/query/json-schema.ts';
import type { querySchema } from '../../../core/query/schema.ts';
import { queryAnswerSchema } from '../answers/query.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { readQuery, siteLookup } from '../read-query.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { serverTiming, withSpent } from '../spent.ts';
import { usualAnswers } from '../usual-answers.ts';

/** Filters may list a thousand pages. */
export const MAX_QUERY_BYTES = 1024 * 1024;

/** readQuery reads the body and says what is wrong in its own words; the description shows what that takes. */
export const queryBodySchema = writtenAs(
  z.custom<z.input<typeof querySchema>>(),
  documentedQuerySchema.meta({ id: 'Query' }),
);

/** How reading a query and answering it refuse. */
export const QUERY_ERRORS = [...QUERY_ERROR_CODES, ...READ_ERRORS, 'site_not_found'] as const;

const description = describe({
  operationId: 'askQuery',
  tag: 'Statistics',
  summary: 'The metrics of a period, by any dimensions',
  description: 'The language is explained in docs/query-api.md; docs/metrics.md defines the numbers.',
  answer: queryAnswerSchema,
  errors: QUERY_ERRORS,
});

/** The one question that dashboard and API ask. */
export const query = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(queryBodySchema, MAX_QUERY_BYTES),
  async (c) => {
    const services = c.get('services');
    const { asked, query } = await readQuery(
      narrowed(c.get('principal'), c.req.valid('json')),
      siteLookup(services, c.get('principal')),
    );
    const { cache, answered } = usualAnswers(c, [{ site: asked, query }]);
    return await withReads(services, c.get('principal'), async (reads) => {
      const answer = await runQuery(reads, asked, query, services.now(), cache);
      answered();
      c.header('server-timing', serverTiming(reads.spent()));
      return c.json<QueryResponse>(withSpent(answer, reads.spent()));
    });
  },
);
