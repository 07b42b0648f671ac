import { createClient } from '@clickhouse/client-web';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBridge } from './bridge.ts';

const bridge = await startBridge();
const client = createClient({ url: bridge.url });
await client.command({ query: 'CREATE TABLE t (a UInt32) ENGINE = MergeTree ORDER BY a' });
afterAll(() => bridge.close());
beforeEach(() => client.command({ query: 'TRUNCATE TABLE t' }).then(() => undefined));
afterEach(() => bridge.clearFaults());

const insert = () => client.insert({ table: 't', values: [{ a: 1 }], format: 'JSONEachRow' });
const count = async () => {
  const result = await client.query({ query: 'SELECT toUInt32(count()) AS n FROM t', format: 'JSONEachRow' });
  return (await result.json<{ n: number }>())[0]?.n;
};

describe('faults', () => {
  test('fail_before does nothing and says so', async () => {
    await bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO t' });
    await expect(insert()).rejects.toMatchObject({ code: '210', type: 'NETWORK_ERROR' });
    expect(await count()).toBe(0);
  });

  test('fail_after does it and loses the answer', async () => {
    await bridge.setFault({ mode: 'fail_after', match: 'INSERT INTO t', times: 1 });
    await expect(insert()).rejects.toThrow(/fetch failed|terminated/);
    expect(await count()).toBe(1);
  });

  test('fail_after can answer with an error instead', async () => {
    await bridge.setFault({ mode: 'fail_after', match: 'INSERT INTO t', answer: 'error' });
    await expect(insert()).rejects.toMatchObject({ code: '210' });
    expect(await count()).toBe(1);
  });

  test('refuse takes no connection, not even a ping', async () => {
    await bridge.setFault({ mode: 'refuse' });
    await expect(fetch(`${bridge.url}/ping`)).rejects.toThrow();
    await expect(insert()).rejects.toThrow(/fetch failed/);
    await bridge.clearFaults();
    expect(await count()).toBe(0);
  });

  test('delay holds a statement back, and does it although the client has gone', async () => {
    await bridge.setFault({ mode: 'delay', delayMs: 300, match: 'INSERT INTO t' });
    const started = performance.now();
    await insert();
    expect(performance.now() - started).toBeGreaterThanOrEqual(290);
    await expect(
      client.insert({
        table: 't',
        values: [{ a: 2 }],
        format: 'JSONEachRow',
        abort_signal: AbortSignal.timeout(50),
      }),
    ).rejects.toThrow();
    await expect.poll(count, { timeout: 5000 }).toBe(2);
  });

  test('happen as often as asked, several at once, and are counted', async () => {
    await bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO t', times: 2 });
    await bridge.setFault({ mode: 'delay', match: 'SELECT' });
    await expect(insert()).rejects.toThrow();
    await expect(insert()).rejects.toThrow();
    await insert();
    expect(await count()).toBe(1);
    expect((await bridge.faults()).map(({ mode, fired }) => [mode, fired])).toEqual([
      ['fail_before', 2],
      ['delay', 1],
    ]);
  });

  test('that do not exist are refused', async () => {
    const response = await fetch(`${bridge.url}/_fault`, { method: 'POST', body: '{"mode":"explode"}' });
    expect(response.status).toBe(400);
    expect(await bridge.faults()).toEqual([]);
  });
});
