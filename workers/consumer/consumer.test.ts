import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventMessage } from '../../core/event.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { anEvent } from '../../test/factories.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ crons: false });
});
afterEach(() => stack.bridge?.clearFaults());
afterAll(() => stack.close());

const MAIN = 'pharos-events';
const DEAD = 'pharos-events-dead';
const QUEUED_AT = new Date('2026-01-15T12:00:00Z');

function aMessage(id: string, eventIds: string[]): EventMessage {
  return { v: 1, id, events: eventIds.map((eventId) => anEvent({ id: eventId })) };
}

/** Runs the real queue handler; answers the ids it acknowledged and those it wants again. */
async function deliver(queue: string, bodies: unknown[], attempts = 1) {
  const consumer = await stack.mf.getWorker('pharos-consumer');
  const messages = bodies.map((body, n) => ({
    id: `m${n}`,
    timestamp: QUEUED_AT,
    attempts,
    body,
  }));
  const { explicitAcks, retryMessages, outcome } = await consumer.queue(queue, messages);
  expect(outcome).toBe('ok');
  return { acknowledged: explicitAcks, again: retryMessages.map(({ msgId }) => msgId) };
}

async function storedIds(): Promise<string[]> {
  const { rows } = await stack.clickhouse.query({
    sql: 'SELECT id FROM events ORDER BY id',
    schema: z.object({ id: z.string() }),
  });
  return rows.map(({ id }) => id);
}

describe('the consumer', () => {
  it('stores a message that a batch holds twice once, and acknowledges both', async () => {
    expect(await deliver(MAIN, [aMessage('1', ['1', '2']), aMessage('1', ['1', '2'])])).toEqual({
      acknowledged: ['m0', 'm1'],
      again: [],
    });
    expect(await storedIds()).toEqual(['1', '2']);
    const { rows } = await stack.clickhouse.query({
      sql: `SELECT n FROM counters WHERE site_id = 0 AND outcome = 'queue_wait_ms'`,
      schema: z.object({ n: z.coerce.number() }),
    });
    const sinceQueuedMs = Date.now() - QUEUED_AT.getTime();
    expect(rows).toHaveLength(1);
    expect(Math.abs((rows[0]?.n ?? 0) - sinceQueuedMs)).toBeLessThan(60_000);
  });

  it('asks for the whole batch again when ClickHouse is away, and acknowledges nothing', async () => {
    await stack.bridge?.setFault({ mode: 'refuse' });
    expect(await deliver(MAIN, [aMessage('2', ['3']), aMessage('3', ['4'])])).toEqual({
      acknowledged: [],
      again: ['m0', 'm1'],
    });
  });

  it('stores the others of a batch when one message can never be stored', async () => {
    const poison = { ...aMessage('4', ['5']), events: [{ ...anEvent({ id: '5' }), engaged_ms: 'many' }] };
    expect(await deliver(MAIN, [aMessage('5', ['6']), poison, aMessage('6', ['7'])])).toEqual({
      acknowledged: ['m0', 'm2'],
      again: ['m1'],
    });
    expect(await storedIds()).toEqual(['1', '2', '6', '7']);
  });

  it('leaves what is no message of ours to the dead letters', async () => {
    expect(await deliver(MAIN, [{ hello: 'world' }])).toEqual({ acknowledged: [], again: ['m0'] });
  });

  it('keeps dead letters in R2 under their own id, and what cannot be read apart', async () => {
    const dead = aMessage('8', ['9']);
    expect(await deliver(DEAD, [dead, dead, 'nonsense'])).toMatchObject({ acknowledged: ['m0', 'm1', 'm2'] });
    const bucket = (await stack.mf.getR2Bucket('DEAD_LETTERS', 'pharos-consumer')) as unknown as R2Bucket;
    expect((await bucket.list()).objects.map(({ key }) => key)).toEqual([
      'dead/2026-01-15/8.json',
      'unreadable/2026-01-15/m2.json',
    ]);
    expect(await (await bucket.get('dead/2026-01-15/8.json'))?.json()).toEqual({
      message: '8',
      queued_at: '2026-01-15T12:00:00.000Z',
      events: dead.events,
    });
  });
});
