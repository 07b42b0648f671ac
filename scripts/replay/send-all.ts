import type { BatchAnswer } from './send-batch.ts';

/** Sums of what became of the pageviews. */
export interface SendCounts {
  accepted: number;
  duplicates: number;
  /** Rejected as bots. */
  bots: number;
  /** Rejected for any other reason. */
  rejected: number;
}

const IN_FLIGHT = 3;

/** Sends batches, a few at a time, and adds up the answers; the first refusal ends it. */
export async function sendAll<T>(
  batches: AsyncIterable<readonly T[]>,
  send: (batch: readonly T[]) => Promise<BatchAnswer>,
  counts: SendCounts,
): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const batch of batches) {
    const sending = send(batch)
      .then((answer) => addAnswer(counts, answer))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => inFlight.delete(sending));
    inFlight.add(sending);
    if (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    if (failures.length > 0) break;
  }
  await Promise.all(inFlight);
  if (failures.length > 0) throw failures[0];
}

function addAnswer(counts: SendCounts, { accepted, duplicates, rejected }: BatchAnswer): void {
  const bots = rejected.filter(({ reason }) => reason === 'bot').length;
  counts.accepted += accepted;
  counts.duplicates += duplicates;
  counts.bots += bots;
  counts.rejected += rejected.length - bots;
}
