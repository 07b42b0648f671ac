import { Hono } from 'hono';
import { z } from 'zod';
import { type AskedQuery, runBatch } from '../../../clickhouse/query/batch/run-batch.ts';
import { MAX_BATCH } from '../../../core/query/batch.ts';
import { batchAnswerSchema } from '../answers/query.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { type ErrorCode, knownError } from '../errors.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { createAnswerCache } from '../query-cache.ts';
import { readQuery, siteLookup } from '../read-query.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { queryBodySchema } from './query.ts';

const MAX_BATCH_BYTES = 2 * 1024 * 1024;

const bodySchema = z.strictObject({
  /** Each is read as a body of `POST /api/v2/query`, which says what is wrong in its own words. */
  queries: z
    .array(queryBodySchema, 'must be a list of queries')
    .min(1, `must hold 1 to ${MAX_BATCH} queries`)
    .max(MAX_BATCH, `must hold 1 to ${MAX_BATCH} queries`),
});

/** What stands in the place of an answer. */
interface RefusedInBatch {
  error: string;
  code: ErrorCode;
  request_id: string;
}

const description = describe({
  operationId: 'askBatch',
  tag: 'Statistics',
  summary: 'Many queries in one request',
  description: 'A query that is refused has its error in the place of its answer; the others are answered.',
  answer: batchAnswerSchema,
  errors: READ_ERRORS,
});

/** Many questions in one round trip: a dashboard is one request. */
export const batch = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BATCH_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const { queries } = c.req.valid('json');
    const lookup = siteLookup(services, principal);
    const read = async (body: (typeof queries)[number]): Promise<AskedQuery> => {
      const { asked, query } = await readQuery(narrowed(principal, body), lookup);
      return { site: asked, query };
    };

    const asked = await Promise.allSettled(queries.map(read));
    const valid = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const cache = createAnswerCache(c.executionCtx, services.log);
    const { answers, spent } = await withReads(services, principal, async (reads) => ({
      answers: await runBatch(reads, valid, services.now(), cache),
      spent: reads.spent(),
    }));
    let next = 0;
    const results = asked.map((one, index) => {
      const answer = one.status === 'rejected' ? one : answers[next++];
      return answer?.status === 'fulfilled'
        ? answer.value
        : refused(answer?.reason, index, c.get('requestId'));
    });
    return c.json({ results, meta: { statements: spent.statements, elapsed_ms: spent.elapsedMs } });
  },
);

/** What one query gets instead of an answer. Where the storage fails, it fails for all: no part is answered. */
function refused(error: unknown, index: number, requestId: string): RefusedInBatch {
  const known = knownError(error);
  if (!known || known.code === 'storage_unavailable') throw error;
  return { error: `queries[${index}]: ${known.message}`, code: known.code, request_id: requestId };
}
