import { parseQuery } from '../core/query/parse-query.ts';
import type { Query } from '../core/query/query.ts';
import { SAVED } from './goal-world.ts';

/** Bodies as queries about a site with goals and segments; those that are refused are left out. */
export function askedQueries(bodies: readonly Record<string, unknown>[]): Query[] {
  return bodies.flatMap((body) => {
    const query = parseQuery(body, SAVED);
    return query.ok ? [query.value] : [];
  });
}

/** What a query of a batch came to, to be compared with what it is alone. */
export function answerOrReason(one: PromiseSettledResult<unknown>): unknown {
  return one.status === 'fulfilled' ? one.value : one.reason;
}
