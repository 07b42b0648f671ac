import type { ClickHouse } from '../client.ts';
import type { AnswerCache } from './answer-cache.ts';
import { type AskedQuery, runBatch } from './batch/run-batch.ts';

/** What is kept of a site's sealed dates, by the names it is asked for under; KV `ANSWERS` holds it as JSON. */
export type KeptAnswers = Record<string, unknown>;

/** Seconds that it is kept: it is written anew each day, and nobody asks for that of an earlier one. */
export const KEPT_ANSWERS_SECONDS = 3 * 86_400;

/** KV key of what is kept of a site. */
export function keptAnswersKey(siteId: number): string {
  return `site:${siteId}`;
}

/** Whether that may be kept for everybody which has this name: generations, and what sealed dates come to. */
export function isOfSealedDates(name: string): boolean {
  return name.startsWith('state-') || name.startsWith('part-');
}

/**
 * Asks questions at an instant (epoch ms) for the sake of what can be kept of them: each batch as it would be asked for its
 * answers, with reads of its own. `failed` is how many questions had none.
 */
export async function answersToKeep(
  reads: () => ClickHouse,
  batches: readonly (readonly AskedQuery[])[],
  now: number,
): Promise<{ kept: KeptAnswers; failed: number }> {
  const kept: KeptAnswers = {};
  const cache: AnswerCache = {
    get: async <Kept>(name: string) => kept[name] as Kept | undefined,
    put(name, value) {
      if (isOfSealedDates(name)) kept[name] = value;
    },
  };
  let failed = 0;
  for (const batch of batches) {
    const answers = await runBatch(reads(), batch, now, cache);
    failed += answers.filter(({ status }) => status === 'rejected').length;
  }
  return { kept, failed };
}
