import { countOutcomes } from '../../clickhouse/counters.ts';
import { type DeadLetter, type EventMessage, perSite } from '../../core/event.ts';
import { describeError } from '../../observe/log.ts';
import { parseMessage } from './message.ts';
import type { Services } from './services.ts';

/**
 * Keeps each message that failed for good as an object in R2, where the operator finds and replays it. The object's name
 * is the message's own id, so burying twice keeps one.
 */
export async function buryMessages(services: Services, batch: MessageBatch<EventMessage>): Promise<void> {
  for (const message of batch.messages) {
    try {
      await bury(services, message);
      message.ack();
    } catch (error) {
      services.log('error', 'dead letter not kept', { message: message.id, ...describeError(error) });
      services.errors.report(error, { queue: batch.queue });
      message.retry();
    }
  }
}

async function bury(services: Services, message: Message<EventMessage>): Promise<void> {
  const body = parseMessage(message.body);
  const day = message.timestamp.toISOString().slice(0, 10);
  if (!body) {
    // Not even an envelope: kept for a person to look at, not to be replayed.
    await services.deadLetters.put(`unreadable/${day}/${message.id}.json`, JSON.stringify(message.body));
    services.log('error', 'unreadable dead letter', { message: message.id });
    return;
  }
  const letter: DeadLetter = {
    message: body.id,
    queued_at: message.timestamp.toISOString(),
    events: body.events,
    counts: body.counts,
  };
  await services.deadLetters.put(`dead/${day}/${body.id}.json`, JSON.stringify(letter));
  const minute = Math.floor(services.now() / 60_000) * 60;
  await countOutcomes(services.clickhouse, {
    minute,
    // Dead events were accepted once: the books balance before a replay, too.
    counts: body.counts,
    dead: { message: body.id, bySite: perSite(body.events) },
  });
  services.log('warn', 'dead letter kept', { message: body.id, events: body.events.length });
}
