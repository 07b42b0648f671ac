import { Response } from 'miniflare';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../local/bridge/bridge.ts';
import type { Stack } from '../local/stack.ts';
import { askOperator, startTestStack } from './stack.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let stack: Stack & { bridge: Bridge };
beforeEach(async () => {
  stack = await startTestStack({
    // Quicker than wrangler.toml, or the tests would wait for a minute.
    queues: { 'pharos-events': { retryDelay: 1, maxBatchTimeout: 0 } },
    vars: { consumer: { INSERT_TIMEOUT_MS: '500' } },
    page: ({ pathname }) => (pathname === '/extra' ? new Response('an extra page') : undefined),
  });
});
afterEach(() => stack.abandon());

async function aSite(): Promise<string> {
  return (await askOperator<{ key: string }>(stack, '/sites', { domain: 'a.example', timezone: 'UTC' })).key;
}

function sendBeacon(key: string, id: string, query = ''): Promise<globalThis.Response> {
  return fetch(`${stack.url}/b${query}`, {
    method: 'POST',
    headers: {
      'user-agent': CHROME,
      'cf-connecting-ip': '198.18.7.7',
      'mf-cf-blob': JSON.stringify({ country: 'JP', city: 'Tokyo' }),
    },
    body: JSON.stringify({ k: key, e: [{ i: id, u: 'https://a.example/' }] }),
  });
}

async function totals(): Promise<Record<string, number>> {
  const response = await fetch(`${stack.url}/api/operator/counters`, {
    headers: { authorization: `Bearer ${stack.operatorToken}` },
  });
  return ((await response.json()) as { totals: Record<string, number> }).totals;
}

describe('the local stack', () => {
  it('answers for everything on one port, each path by whom it belongs to', async () => {
    const get = async (path: string) => {
      const response = await fetch(stack.url + path, { headers: { 'accept-encoding': 'gzip' } });
      const type = response.headers.get('content-type')?.split(';')[0];
      await response.arrayBuffer();
      return [response.status, type, response.headers.get('content-encoding')];
    };
    for (const worker of ['ingest', 'consumer', 'api', 'cron']) {
      expect([worker, ...(await get(`/health/${worker}`))]).toEqual([
        worker,
        200,
        'application/json',
        'gzip',
      ]);
    }
    expect(await get('/')).toEqual([200, 'text/html', 'gzip']);
    expect(await get('/sites/a.example')).toEqual([200, 'text/html', 'gzip']);
    expect(await get('/nothing/here')).toEqual([404, 'text/html', 'gzip']);
    expect(await get('/extra')).toEqual([200, 'text/plain', 'gzip']);
    expect(await get('/api/sites')).toEqual([401, 'application/json', 'gzip']);
    expect(await get(`/js/${await aSite()}.js`)).toEqual([200, 'text/javascript', 'gzip']);
  });

  it('believes headers about where a beacon comes from, with a query on the address too', async () => {
    const answer = await (await sendBeacon(await aSite(), 'one', '?debug')).text();
    expect(answer).toContain('"country":"JP"');
    expect(answer).not.toContain('198.18.7.7');
  });

  it('is drained when a message that had to wait for ClickHouse is stored', async () => {
    const key = await aSite();
    await stack.bridge.setFault({ mode: 'refuse' });
    expect((await sendBeacon(key, 'one')).status).toBe(202);
    const drained = stack.drain().then(() => 'drained');
    await expect.poll(() => stack.bridge.faults().then(([fault]) => fault?.fired ?? 0)).toBeGreaterThan(0);
    expect(await stack.outstanding()).toBeGreaterThan(0);
    await stack.bridge.clearFaults();
    expect(await drained).toBe('drained');
    expect(await stack.outstanding()).toBe(0);
    // Counts follow their events within seconds.
    await expect.poll(totals, { timeout: 20_000 }).toMatchObject({ accepted: 1, stored: 1 });
  });

  it('takes no more beacons while it closes, and says so', async () => {
    const key = await aSite();
    expect((await sendBeacon(key, 'one')).status).toBe(202);
    await stack.bridge.setFault({ mode: 'refuse' });
    const closed = stack.close();
    await expect.poll(async () => (await sendBeacon(key, 'late')).status).toBe(503);
    await stack.bridge.clearFaults();
    await closed;
  });

  it('fails a cron run that the Worker does not know', async () => {
    await expect(stack.runCron('1 2 3 4 5')).rejects.toThrow(/cron Worker ended with "exception"/);
    await stack.runCron('*/5 * * * *');
  });
});
