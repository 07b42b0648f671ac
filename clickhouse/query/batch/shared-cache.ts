import type { QueryResponse } from '../answer.ts';
import type { AnswerCache } from '../answer-cache.ts';
import { gather } from './gather.ts';

/** A cache whose answers come all at once, so that the questions it cannot answer are still asked together. */
export function sharedCache(cache: AnswerCache): AnswerCache {
  const get = gather<string, unknown>((keys) => {
    const all = Promise.all(keys.map((key) => cache.get<unknown>(key)));
    return keys.map(async (_, index) => (await all)[index]);
  });
  return {
    put: cache.put,
    get: <Kept = QueryResponse>(key: string) => get(key) as Promise<Kept | undefined>,
  };
}
