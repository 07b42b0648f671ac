import { deliverCounts } from './deliver.ts';
import type { Services } from './services.ts';

/** How long counts wait for rows that take them along. */
const WAIT_MS = 2_000;
/** After this a timer that never came back (its request was cancelled) is given up. */
const LOST_MS = 30_000;

/** Makes a function that sees to it that counts leave this isolate soon, though nobody may ever call again. */
export function createCountFlusher(outbox: Pick<Services, 'sink' | 'outcomes' | 'log' | 'now'>) {
  let startedAt = Number.NEGATIVE_INFINITY;
  return (context: Pick<ExecutionContext, 'waitUntil'>): void => {
    if (outbox.outcomes.size === 0 || outbox.now() - startedAt < LOST_MS) return;
    startedAt = outbox.now();
    context.waitUntil(
      new Promise((resolve) => setTimeout(resolve, WAIT_MS))
        .then(() => deliverCounts(context, outbox))
        .finally(() => {
          startedAt = Number.NEGATIVE_INFINITY;
        }),
    );
  };
}
