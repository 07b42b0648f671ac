import type { AnswerCache } from '../../clickhouse/query/answer-cache.ts';
import { isOfSealedDates } from '../../clickhouse/query/kept-answers.ts';
import type { Log } from '../../observe/log.ts';

const CACHE_NAME = 'answers';
/** Never fetched; the Cache API names what it keeps by URL. */
const ORIGIN = 'https://answers.invalid/';
/** Nothing is wrong with an older one, but nobody asks for it any more. */
const KEEP_SECONDS = 7 * 24 * 3600;

/** Whoever is asked for what the data centre's cache does not know of sealed dates, by its name; undefined is nothing. */
export type AskBeyond = (name: string) => Promise<unknown>;

/**
 * Answers of closed periods in the data centre's cache (docs/decisions/008), and what is kept of sealed dates for all of
 * them (021). Without it, all is computed.
 */
export function createAnswerCache(
  context: { waitUntil(promise: Promise<unknown>): void },
  log: Log,
  beyond?: AskBeyond,
): AnswerCache {
  const failed = (error: unknown) => log('warn', 'answer cache failed', { error: String(error) });
  const answers: AnswerCache = {
    async get<Kept>(key: string) {
      try {
        const found = await (await caches.open(CACHE_NAME)).match(ORIGIN + key);
        if (found) return (await found.json()) as Kept;
        const kept = beyond && isOfSealedDates(key) ? ((await beyond(key)) as Kept | undefined) : undefined;
        if (kept !== undefined) answers.put(key, kept);
        return kept;
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    put(key, kept) {
      const headers = { 'cache-control': `max-age=${KEEP_SECONDS}`, 'content-type': 'application/json' };
      const response = new Response(JSON.stringify(kept), { headers });
      context.waitUntil(
        caches
          .open(CACHE_NAME)
          .then((cache) => cache.put(ORIGIN + key, response))
          .catch(failed),
      );
    },
  };
  return answers;
}
