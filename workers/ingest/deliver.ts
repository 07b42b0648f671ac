import type { EventMessage, EventRow, OutcomeCount } from '../../core/event.ts';
import { describeError } from '../../observe/log.ts';
import { countOf } from './outcome-counter.ts';
import { packRows } from './pack-rows.ts';
import { randomId64 } from './random.ts';
import type { Services } from './services.ts';

type Outbox = Pick<Services, 'sink' | 'outcomes' | 'log' | 'now'>;

/** About 110 bytes each; MAX_ROWS_BYTES leaves room for them. */
const MAX_COUNTS_PER_MESSAGE = 100;

/**
 * Sends a site's rows to the queue; true once the queue has them all. That they were accepted is counted in the message
 * that carries them, so the count and the events arrive together or not at all.
 */
export async function deliverRows(
  rows: readonly EventRow[],
  siteId: number,
  requestId: string,
  outbox: Outbox,
): Promise<boolean> {
  let sent = 0;
  for (const events of packRows(rows)) {
    const now = outbox.now();
    const own = [
      countOf(siteId, 'accepted', events.length, now, randomId64()),
      countOf(siteId, 'enqueued', events.length, now, randomId64()),
    ];
    if (!(await send(events, own, requestId, outbox))) {
      // What went before stays accepted: the client's retry is counted again, as accepted and as a duplicate.
      outbox.outcomes.add(siteId, 'dropped:queue_refused', rows.length - sent, now);
      return false;
    }
    sent += events.length;
  }
  return true;
}

/** Sends the counts that no rows took along. */
export async function deliverCounts(outbox: Outbox): Promise<void> {
  while (outbox.outcomes.size > 0) {
    if (!(await send([], [], 'counts', outbox))) return;
  }
}

async function send(
  events: EventRow[],
  own: OutcomeCount[],
  requestId: string,
  outbox: Outbox,
): Promise<boolean> {
  const waiting = outbox.outcomes.take(MAX_COUNTS_PER_MESSAGE);
  const message: EventMessage = { v: 1, id: randomId64(), events, counts: [...own, ...waiting] };
  try {
    await outbox.sink.send(message);
    return true;
  } catch (error) {
    outbox.outcomes.putBack(waiting);
    outbox.log('error', 'the queue refused a message', { request_id: requestId, ...describeError(error) });
    return false;
  }
}
