import { WorkerEntrypoint } from 'cloudflare:workers';
import type { EventMessage } from '../core/event.ts';

/*
 * Runs inside the ingest Worker, locally only. Miniflare's queue lives in memory and does not tell what it still holds
 * (messages being delivered or waiting for a retry are in no figure), so what enters is counted here, and what leaves
 * is counted by the ledger (queue-ledger.ts). The difference is what a shutdown would lose.
 */
/** Counts wait this long in ingest for a message that takes them along (workers/ingest/flush-counts.ts), and a bit. */
const COUNTS_WAIT_MS = 2_300;

let sent = 0;
let isClosed = false;
let lastRequestAt = 0;

/** How the runner reads the count and closes the gate. */
export class QueueTap extends WorkerEntrypoint {
  /** Messages the queue has taken or is taking. */
  sent(): number {
    return sent;
  }

  /**
   * From now on the queue refuses events; ingest answers 503, so no beacon is accepted that would be lost. Resolves
   * when the counts of the last beacons are in the queue too.
   */
  async close(): Promise<void> {
    isClosed = true;
    const waitMs = lastRequestAt + COUNTS_WAIT_MS - Date.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** The same queue, counted. */
function tappedQueue(queue: Queue<EventMessage>): Queue<EventMessage> {
  async function counted<T>(messages: EventMessage[], send: () => Promise<T>): Promise<T> {
    if (isClosed && messages.some(({ events }) => events.length > 0))
      throw new Error('the local queue is closing');
    sent += messages.length;
    try {
      return await send();
    } catch (error) {
      sent -= messages.length;
      throw error;
    }
  }
  return {
    send: (message, options) => counted([message], () => queue.send(message, options)),
    sendBatch: (messages, options) => {
      const list = [...messages];
      return counted(
        list.map(({ body }) => body),
        () => queue.sendBatch(list, options),
      );
    },
    metrics: () => queue.metrics(),
  };
}

// One per environment object, so that what a Worker caches by its environment stays cached.
const tappedEnvs = new WeakMap<object, object>();

/** The same environment with the queue `EVENTS` counted; called once per request. */
export function tapped<Env extends { EVENTS: Queue }>(env: Env): Env {
  lastRequestAt = Date.now();
  const known = tappedEnvs.get(env);
  if (known) return known as Env;
  const made = { ...env, EVENTS: tappedQueue(env.EVENTS) };
  tappedEnvs.set(env, made);
  return made;
}
