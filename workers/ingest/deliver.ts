import type { EventRow } from '../../core/event.ts';
import { describeError } from '../../observe/log.ts';
import type { Execution } from './event-sink.ts';
import { packRows } from './pack-rows.ts';
import type { Services } from './services.ts';

type Outbox = Pick<Services, 'sink' | 'outcomes' | 'log' | 'now'>;

/** What the caller is answering. */
interface Errand {
  requestId: string;
  execution: Execution;
}

/** About 110 bytes each; MAX_ROWS_BYTES leaves room for them. */
const MAX_COUNTS_PER_MESSAGE = 100;

/** Sends a site's rows to the queue; true once the queue has them all. */
export async function deliverRows(
  rows: readonly EventRow[],
  siteId: number,
  errand: Errand,
  outbox: Outbox,
): Promise<boolean> {
  let sent = 0;
  for (const events of packRows(rows)) {
    if (!(await send(events, errand, outbox))) {
      // What went before stays accepted: the client's retry is counted again, as accepted and as a duplicate.
      outbox.outcomes.add(siteId, 'dropped:queue_refused', rows.length - sent, outbox.now());
      return false;
    }
    sent += events.length;
  }
  return true;
}

/** Sends the counts that no rows took along. */
export async function deliverCounts(execution: Execution, outbox: Outbox): Promise<void> {
  while (outbox.outcomes.size > 0) {
    if (!(await send([], { requestId: 'counts', execution }, outbox))) return;
  }
}

async function send(events: EventRow[], { requestId, execution }: Errand, outbox: Outbox): Promise<boolean> {
  const counts = outbox.outcomes.take(MAX_COUNTS_PER_MESSAGE);
  try {
    await outbox.sink.send({ events, counts }, execution);
    return true;
  } catch (error) {
    outbox.outcomes.putBack(counts);
    outbox.log('error', 'the queue refused a message', { request_id: requestId, ...describeError(error) });
    return false;
  }
}
