import type { QueryResponse } from '../answer.ts';
import type { AnswerCache } from '../answer-cache.ts';
import { gather } from './gather.ts';

/** A cache whose answers come all at once, so that the questions it cannot answer are still asked together. */
export function sharedCache(cache: AnswerCache): AnswerCache {
  return {
    put: cache.put,
    get: gather<string, QueryResponse | undefined>((keys) => {
      const all = Promise.all(keys.map((key) => cache.get(key)));
      return keys.map(async (_, index) => (await all)[index]);
    }),
  };
}
