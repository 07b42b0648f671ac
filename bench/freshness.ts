import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addKey, addSite } from '../local/operator.ts';
import { type Stack, startStack } from '../local/stack.ts';

const SAMPLES = 40;
const POLL_MS = 25;
const GIVE_UP_MS = 30_000;

/** Time from the 202 of a beacon until a query shows it; beacons come at moments unrelated to the queue's batches. */
export async function benchFreshness(): Promise<object> {
  const stack = await startStack({ port: 0, crons: false });
  try {
    const { key } = await addSite(stack, 'fresh.example');
    const apiKey = await addKey(stack, ['stats:read']);
    const times: number[] = [];
    for (let n = 1; n <= SAMPLES; n++) {
      await sendBeacon(stack, key, n);
      const acceptedAt = performance.now();
      while ((await countPageviews(stack, apiKey)) < n) {
        if (performance.now() - acceptedAt > GIVE_UP_MS) throw new Error(`beacon ${n} never became visible`);
        await wait(POLL_MS);
      }
      times.push(performance.now() - acceptedAt);
      await wait((n * 137) % 700);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    return { p50_ms: at(0.5), p95_ms: at(0.95) };
  } finally {
    await stack.close();
  }
}

async function sendBeacon(stack: Stack, key: string, n: number): Promise<void> {
  const response = await fetch(`${stack.url}/b`, {
    method: 'POST',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' },
    body: JSON.stringify({
      k: key,
      e: [{ i: randomUUID(), n: 'pageview', u: `https://fresh.example/${n}` }],
    }),
  });
  if (response.status !== 202) throw new Error(`beacon: ${response.status} ${await response.text()}`);
}

async function countPageviews(stack: Stack, apiKey: string): Promise<number> {
  const response = await fetch(`${stack.url}/api/v2/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ site_id: 'fresh.example', metrics: ['pageviews'], date_range: 'day' }),
  });
  if (!response.ok) throw new Error(`query: ${response.status} ${await response.text()}`);
  const { results } = (await response.json()) as { results: { metrics: number[] }[] };
  return results[0]?.metrics[0] ?? 0;
}
