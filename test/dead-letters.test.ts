import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bridge } from '../local/bridge/bridge.ts';
import { addSite } from '../local/operator.ts';
import type { Stack } from '../local/stack.ts';
import { askOperator, startTestStack } from './stack.ts';

let stack: Stack & { bridge: Bridge };
beforeAll(async () => {
  const quick = { maxBatchTimeout: 1, retryDelay: 0 };
  stack = await startTestStack({
    queues: {
      'pharos-events': { ...quick, maxRetries: 1 },
      'pharos-events-dead': { ...quick, maxRetries: 100 },
    },
  });
});
afterAll(() => stack.close());

async function operator<T>(path: string): Promise<T> {
  const headers = { authorization: `Bearer ${stack.operatorToken}` };
  return (await (await fetch(`${stack.url}/api/operator${path}`, { headers })).json()) as T;
}

it('keeps a beacon whose message failed for good, and stores it once when it is replayed', async () => {
  const { key } = await addSite(stack, 'dead.example');
  await stack.bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO events' });
  const beacon = await fetch(`${stack.url}/b`, {
    method: 'POST',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' },
    body: JSON.stringify({ k: key, e: [{ i: 'one', u: 'https://dead.example/' }] }),
  });
  expect(beacon.status).toBe(202);
  await stack.drain();
  expect(await operator('/dead-letters')).toMatchObject({ letters: [expect.anything()] });
  expect(await operator('/counters')).toMatchObject({
    balanced: true,
    totals: { accepted: 1, stored: 0, dead: 1 },
  });

  await stack.bridge.clearFaults();
  const answer = JSON.stringify(await askOperator(stack, '/dead-letters/replay', {}));
  expect(answer).toMatch(/"stored":1/);
  expect(answer).toMatch(/"duplicates":0/);
  expect(await operator('/dead-letters')).toMatchObject({ letters: [] });
  expect(await operator('/counters')).toMatchObject({
    balanced: true,
    totals: { accepted: 1, stored: 1, dead: 0 },
  });
});
