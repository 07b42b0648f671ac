import type { Query } from '../../../core/query/query.ts';
import type { ClickHouse } from '../../client.ts';
import type { QueryResponse } from '../answer.ts';
import type { AnswerCache } from '../answer-cache.ts';
import { type AskedSite, answerQuery } from '../run-query.ts';
import { sharedCache } from './shared-cache.ts';
import { sharedReads } from './shared-reads.ts';

/** A query of a batch with the site it is about. */
export interface AskedQuery {
  site: AskedSite;
  query: Query;
}

/**
 * Answers queries at an instant (epoch ms) in as few statements as is fast, each as `runQuery` does. One that is refused
 * or exceeds a limit says so in its place, in the order of the queries. What the cache knows is not asked.
 */
export function runBatch(
  clickhouse: ClickHouse,
  asked: readonly AskedQuery[],
  now: number,
  cache?: AnswerCache,
): Promise<PromiseSettledResult<QueryResponse>[]> {
  const reads = sharedReads(clickhouse, cache);
  const known = cache && sharedCache(cache);
  return Promise.allSettled(asked.map(({ site, query }) => answerQuery(reads, site, query, now, known)));
}
