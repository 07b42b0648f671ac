import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterEach, expect, it, vi } from 'vitest';
import { QueueLedger } from './queue-ledger.ts';

let mf: Miniflare | undefined;
afterEach(async () => {
  await mf?.dispose();
});

/** A queue whose consumer fails the messages that say so, with a dead letter queue that acknowledges if `buries`. */
async function aQueue(ledger: QueueLedger, buries: boolean) {
  const producer = `export default { async fetch(request, env) {
    for (const body of await request.json()) await env.QUEUE.send(body);
    return new Response();
  } }`;
  const consumer = `export default { queue(batch) {
    for (const message of batch.messages) {
      if (batch.queue === 'main' && message.body.failures >= message.attempts) message.retry({ delaySeconds: 1 });
    }
  } }`;
  const module = (contents: string) => [{ type: 'ESModule' as const, path: 'worker.mjs', contents }];
  mf = new Miniflare(
    convertV4MiniflareOptions({
      log: ledger,
      telemetry: { enabled: false },
      workers: [
        { name: 'producer', modules: module(producer), queueProducers: { QUEUE: 'main' } },
        {
          name: 'consumer',
          modules: module(consumer),
          queueConsumers: {
            main: {
              maxBatchSize: 10,
              maxBatchTimeout: 0,
              maxRetries: 2,
              ...(buries && { deadLetterQueue: 'dead' }),
            },
            dead: { maxBatchSize: 10, maxBatchTimeout: 0 },
          },
        },
      ],
    }),
  );
  const running = mf;
  return async (messages: { failures: number }[]) => {
    await running.dispatchFetch('http://localhost/', { method: 'POST', body: JSON.stringify(messages) });
  };
}

const patient = { timeout: 15_000, interval: 50 };

it('counts a message that waits for its next delivery as still in the queue', async () => {
  const ledger = new QueueLedger(() => {});
  const send = await aQueue(ledger, true);
  await send([{ failures: 0 }, { failures: 1 }]);
  await vi.waitFor(() => expect(ledger.outstanding('main', 2)).toBe(1), patient);
  await vi.waitFor(() => expect(ledger.outstanding('main', 2)).toBe(0), patient);
  expect(ledger.settled.get('main')).toBe(2);
});

it('follows a dead message into the dead letter queue', async () => {
  const ledger = new QueueLedger(() => {});
  const send = await aQueue(ledger, true);
  await send([{ failures: 9 }]);
  await vi.waitFor(() => expect(ledger.received.get('dead')).toBe(1), patient);
  await vi.waitFor(() => expect(ledger.outstanding('main', 1)).toBe(0), patient);
  expect(ledger.settled.get('dead')).toBe(1);
  expect(ledger.lost).toBe(0);
});

it('counts a message that nothing takes as lost, and says so', async () => {
  const lines: string[] = [];
  const ledger = new QueueLedger((line) => lines.push(line));
  const send = await aQueue(ledger, false);
  await send([{ failures: 9 }]);
  await vi.waitFor(() => expect(ledger.lost).toBe(1), patient);
  expect(ledger.outstanding('main', 1)).toBe(0);
  expect(lines.join('\n')).toMatch(/Dropped message/);
});
