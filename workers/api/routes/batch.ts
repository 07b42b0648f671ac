import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_BATCH } from '../../../core/query/batch.ts';
import { inPlace, settleBatch } from '../answer-batch.ts';
import { batchAnswerSchema } from '../answers/query.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { knownError } from '../errors.ts';
import { READ_ERRORS } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { siteLookup } from '../read-query.ts';
import { queryBodySchema } from './query.ts';

/** What the queries of one request may have together. */
export const MAX_BATCH_BYTES = 2 * 1024 * 1024;

const bodySchema = z.strictObject({
  /** Each is read as a body of `POST /api/v2/query`, which says what is wrong in its own words. */
  queries: z
    .array(queryBodySchema, 'must be a list of queries')
    .min(1, `must hold 1 to ${MAX_BATCH} queries`)
    .max(MAX_BATCH, `must hold 1 to ${MAX_BATCH} queries`),
});

const description = describe({
  operationId: 'askBatch',
  tag: 'Statistics',
  summary: 'Many queries in one request',
  description: 'A query that is refused has its error in the place of its answer; the others are answered.',
  answer: batchAnswerSchema,
  errors: READ_ERRORS,
});

/** Many questions in one round trip: a dashboard's numbers are one request. */
export const batch = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BATCH_BYTES),
  async (c) => {
    const lookup = siteLookup(c.get('services'), c.get('principal'));
    const { answers, spent } = await settleBatch(c, c.req.valid('json').queries, lookup);
    const results = answers.map((answer, index) => {
      if (answer.status === 'fulfilled') return answer.value;
      // Where the storage fails, it fails for all: no part is answered.
      if (knownError(answer.reason)?.code === 'storage_unavailable') throw answer.reason;
      return inPlace(answer.reason, c.get('requestId'), `queries[${index}]: `);
    });
    return c.json({ results, meta: { statements: spent.statements, elapsed_ms: spent.elapsedMs } });
  },
);
