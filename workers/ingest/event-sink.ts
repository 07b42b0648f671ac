import type { EventMessage } from '../../core/event.ts';

/** Where accepted events go; resolves once they are durable there. */
export interface EventSink {
  send(message: EventMessage): Promise<void>;
}

/** The queue that the consumer drains. */
export function createQueueSink(queue: Queue): EventSink {
  return {
    async send(message) {
      await queue.send(message, { contentType: 'json' });
    },
  };
}
