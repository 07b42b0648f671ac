import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../local/stack.ts';
import { anEvent } from './factories.ts';
import { startFakeSentry } from './fake-sentry.ts';

let sentry: Awaited<ReturnType<typeof startFakeSentry>>;
let stack: Stack;
beforeAll(async () => {
  sentry = await startFakeSentry();
  const vars = { SENTRY_DSN: sentry.dsn };
  stack = await startStack({ crons: false, vars: { consumer: vars, cron: vars } });
});
afterAll(async () => {
  await stack.bridge?.clearFaults();
  await stack.close();
  sentry.stop();
});

describe('error reports', () => {
  it('name the Worker, the batch and the error, and nobody', async () => {
    await stack.bridge?.setFault({ mode: 'fail_before', match: 'events' });
    const consumer = await stack.mf.getWorker('pharos-consumer');
    const body = {
      v: 1,
      id: '1',
      events: [anEvent({ id: '5', visitor_id: '987654321', pathname: '/secret' })],
    };
    await consumer.queue('pharos-events', [{ id: 'm1', timestamp: new Date(), attempts: 1, body }]);
    await expect.poll(() => sentry.events.length).toBe(1);
    const [event] = sentry.events;
    expect(event?.tags).toEqual({ worker: 'consumer', queue: 'pharos-events', batch: 'm1' });
    expect(event?.exception.values.map(({ type }) => type)).toEqual(['StorageError']);
    expect(event).not.toHaveProperty('user');
    expect(event).not.toHaveProperty('request');
    expect(JSON.stringify(event)).not.toMatch(/987654321|\/secret/);
  });

  it('name the job that failed', async () => {
    sentry.events.length = 0;
    await expect(stack.runCron('*/5 * * * *')).rejects.toThrow();
    await expect.poll(() => sentry.events.map(({ tags }) => tags.job)).toEqual(['sealDates']);
  });
});
