import type { Context } from 'hono';
import type { Spent } from '../../clickhouse/limit-reads.ts';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';
import { type AskedQuery, runBatch } from '../../clickhouse/query/batch/run-batch.ts';
import type { AuthenticatedEnv } from './context.ts';
import { type ErrorBody, knownError } from './errors.ts';
import { withReads } from './limited-reads.ts';
import { readQuery, type SiteLookup } from './read-query.ts';
import { narrowed } from './shared-link/narrow.ts';
import { usualAnswers } from './usual-answers.ts';

/** What became of each query of a batch, in their order, and what all of them cost. */
export interface SettledBatch {
  answers: PromiseSettledResult<QueryResponse>[];
  spent: Spent;
}

/** Asks many queries as whoever sent the request. A query that is refused says so in its place. @throws ApiError when none may be asked now */
export async function settleBatch(
  c: Context<AuthenticatedEnv>,
  queries: readonly object[],
  lookup: SiteLookup,
): Promise<SettledBatch> {
  const services = c.get('services');
  const principal = c.get('principal');
  const read = async (body: object): Promise<AskedQuery> => {
    const { asked, query } = await readQuery(narrowed(principal, body), lookup);
    return { site: asked, query };
  };

  const asked = await Promise.allSettled(queries.map(read));
  const valid = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const { cache, answered: noteUsual } = usualAnswers(c, valid);
  return await withReads(services, principal, async (reads) => {
    const settled = await runBatch(reads, valid, services.now(), cache);
    if (settled.every(({ status }) => status === 'fulfilled')) noteUsual();
    const answered = settled.values();
    const answers = asked.map((one) => (one.status === 'rejected' ? one : next(answered)));
    return { answers, spent: reads.spent() };
  });
}

function next<T>(values: Iterator<T>): T {
  const { value, done } = values.next();
  if (done) throw new Error('the batch has fewer answers than queries');
  return value;
}

/** What stands in the place of an answer. @throws what nobody foresaw */
export function inPlace(error: unknown, requestId: string, where = ''): ErrorBody {
  const known = knownError(error);
  if (!known) throw error;
  return { error: where + known.message, code: known.code, request_id: requestId };
}
