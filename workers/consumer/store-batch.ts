import { StorageError } from '../../clickhouse/client.ts';
import { countOutcomes } from '../../clickhouse/counters.ts';
import { type Delivery, insertEvents } from '../../clickhouse/insert-events.ts';
import type { EventMessage } from '../../core/event.ts';
import { describeError } from '../../observe/log.ts';
import { parseMessage } from './message.ts';
import type { Services } from './services.ts';

/**
 * Stores a batch exactly once and acknowledges it, or leaves it to be delivered again. Acknowledges only at the very
 * end: a failure anywhere before repeats work that is idempotent. The queue's retry_delay outlasts the insert's time limit.
 */
export async function storeBatch(services: Services, batch: MessageBatch<EventMessage>): Promise<void> {
  const messages = readMessages(services, batch);
  const startedAt = services.now();
  // Queues name no batches: the first message's id tells which one a line is about.
  const batchId = batch.messages[0]?.id ?? '';
  try {
    await store(services, messages);
    for (const { message } of messages) message.ack();
    services.log('info', 'batch stored', {
      batch: batchId,
      messages: messages.length,
      events: messages.reduce((sum, { body }) => sum + body.events.length, 0),
      ms: services.now() - startedAt,
    });
  } catch (error) {
    const isPoisoned = error instanceof StorageError && !error.retry && messages.length > 1;
    services.log('error', 'batch not stored', {
      batch: batchId,
      messages: messages.length,
      alone: isPoisoned,
      ...describeError(error),
    });
    services.errors.report(error, { queue: batch.queue, batch: batchId });
    // Something in the batch can never be stored: find it by storing each message by itself.
    if (isPoisoned) for (const message of messages) await storeAlone(services, message);
    else for (const { message } of messages) message.retry();
  }
}

interface Received {
  message: Message<EventMessage>;
  body: EventMessage;
}

/** What cannot be read is retried until it is dead: it is not ours to throw away. */
function readMessages(services: Services, batch: MessageBatch<EventMessage>): Received[] {
  const received: Received[] = [];
  for (const message of batch.messages) {
    const body = parseMessage(message.body);
    if (body) received.push({ message, body });
    else {
      services.log('error', 'unreadable message', { queue: batch.queue, message: message.id });
      message.retry();
    }
  }
  return received;
}

async function storeAlone(services: Services, received: Received): Promise<void> {
  try {
    await store(services, [received]);
    received.message.ack();
  } catch (error) {
    services.log('error', 'message not stored', {
      message: received.body.id,
      attempts: received.message.attempts,
      ...describeError(error),
    });
    received.message.retry();
  }
}

async function store(services: Services, received: readonly Received[]): Promise<void> {
  // A queue may deliver one message twice within a batch.
  const bodies = new Map(received.map(({ body }) => [body.id, body]));
  const deliveries: Delivery[] = [...bodies.values()].map(({ id, events }) => ({ message: id, events }));
  const now = services.now();
  const delivered = await insertEvents(services.clickhouse, deliveries, {
    insertTimeoutMs: services.insertTimeoutMs,
    now,
  });
  const first = received[0];
  await countOutcomes(services.clickhouse, {
    delivered,
    ...(first && { waited: { message: first.body.id, ms: longestWaitMs(received, services.now()) } }),
    minute: Math.floor(now / 60_000) * 60,
    counts: [...bodies.values()].flatMap(({ counts }) => counts ?? []),
    redelivered: received
      .filter(({ message }) => message.attempts > 1)
      .map(({ message, body }) => ({ message: body.id, events: body.events, attempts: message.attempts })),
  });
}

/** From the queue's own clock to ours, which may be a little behind. */
function longestWaitMs(received: readonly Received[], now: number): number {
  return Math.max(0, ...received.map(({ message }) => now - message.timestamp.getTime()));
}
