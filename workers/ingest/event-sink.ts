import { type EventMessage, type EventRow, type OutcomeCount, perSite } from '../../core/event.ts';
import { countOf } from './outcome-counter.ts';
import { randomId64 } from './random.ts';

/** Accepted events, and counts of other outcomes that ride along. */
export interface Parcel {
  events: readonly EventRow[];
  counts: readonly OutcomeCount[];
}

export type Execution = Pick<ExecutionContext, 'waitUntil'>;

/** Where accepted events go; resolves once they are durable there. */
export interface EventSink {
  send(parcel: Parcel, execution: Execution): Promise<void>;
}

/**
 * The queue that the consumer drains, a message a parcel. That its events were accepted is counted in the message that
 * carries them, so the count and the events arrive together or not at all.
 */
export function createQueueSink(queue: Queue, now: () => number): EventSink {
  return {
    async send({ events, counts }) {
      const own: OutcomeCount[] = [];
      for (const [siteId, n] of perSite(events)) {
        own.push(countOf(siteId, 'accepted', n, now(), randomId64()));
        own.push(countOf(siteId, 'enqueued', n, now(), randomId64()));
      }
      const message: EventMessage = {
        v: 1,
        id: randomId64(),
        events: [...events],
        counts: [...own, ...counts],
      };
      await queue.send(message, { contentType: 'json' });
    },
  };
}
