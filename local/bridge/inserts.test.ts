import { gzipSync } from 'node:zlib';
import { createClient } from '@clickhouse/client-web';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startBridge } from './bridge.ts';

const bridge = await startBridge();
const client = createClient({ url: bridge.url });
afterAll(() => bridge.close());

beforeEach(async () => {
  await client.command({ query: 'DROP TABLE IF EXISTS t SYNC' });
  await client.command({
    query: `CREATE TABLE t (a UInt32, s String) ENGINE = MergeTree ORDER BY a
            SETTINGS non_replicated_deduplication_window = 100`,
  });
});

async function count(): Promise<number> {
  const result = await client.query({ query: 'SELECT toUInt32(count()) AS n FROM t', format: 'JSONEachRow' });
  const [row] = await result.json<{ n: number }>();
  return row?.n ?? -1;
}

function post(query: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${bridge.url}/?query=${encodeURIComponent(query)}`, { method: 'POST', body, headers });
}

const batch = (from: number, size: number) =>
  Array.from({ length: size }, (_, i) => ({ a: from + i, s: `${i}` }));

describe('inserts', () => {
  test('take rows from the body', async () => {
    const nasty = 'it\'s \\ \t\n\0 "😀" FORMAT ; --';
    await client.insert({
      table: 't',
      columns: ['a', 's'],
      values: [{ a: 1, s: nasty }],
      format: 'JSONEachRow',
    });
    const result = await client.query({ query: 'SELECT * FROM t', format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ a: 1, s: nasty }]);
    await post('INSERT INTO t FORMAT CSVWithNames', 'a,s\n2,"x;y"\n');
    expect(await count()).toBe(2);
  });

  test('take rows written in the statement', async () => {
    await client.command({ query: "INSERT INTO t VALUES (1, 'a  b'), (2, ';')" });
    await client.command({ query: 'INSERT INTO t (a) FORMAT JSONEachRow\n{"a": 3}\n{"a": 4}' });
    await client.command({
      query: "/* why */ INSERT INTO t SELECT {n:UInt32}, 'a  b'",
      query_params: { n: 5 },
    });
    const result = await client.query({ query: 'SELECT s FROM t ORDER BY a', format: 'JSONEachRow' });
    expect(await result.json()).toEqual(['a  b', ';', '', '', 'a  b'].map((s) => ({ s })));
  });

  test('take a gzipped body', async () => {
    const body = new Uint8Array(gzipSync('{"a":1,"s":"x"}\n{"a":2,"s":"y"}\n'));
    const sent = await post('INSERT INTO t FORMAT JSONEachRow', body, { 'content-encoding': 'gzip' });
    expect(sent.status).toBe(200);
    expect(await count()).toBe(2);
    const broken = await post('INSERT INTO t FORMAT JSONEachRow', 'no gzip', { 'content-encoding': 'gzip' });
    expect(broken.headers.get('x-clickhouse-exception-code')).toBe('354');
    expect(await count()).toBe(2);
  });

  test('take 10 MB in one part and well under 3 s', async () => {
    const rows = Array.from({ length: 10_000 }, (_, a) => JSON.stringify({ a, s: `${a}`.padEnd(1000, 'x') }));
    const started = performance.now();
    const response = await post('INSERT INTO t FORMAT JSONEachRow', rows.join('\n'));
    expect(performance.now() - started).toBeLessThan(3000);
    expect(JSON.parse(response.headers.get('x-clickhouse-summary') ?? '')).toMatchObject({
      written_rows: '10000',
    });
    const parts = await client.query({
      query: "SELECT rows FROM system.parts WHERE table = 't' AND active AND database = 'default'",
      format: 'JSONCompactEachRow',
      clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
    });
    expect(await parts.json()).toEqual([[10_000]]);
  });

  test('with the same token are one, whatever they hold; with another they are two', async () => {
    const insert = (token: string, from: number) =>
      client.insert({
        table: 't',
        values: batch(from, 10),
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: token, async_insert: 0, wait_for_async_insert: 1 },
      });
    await insert('one', 0);
    await insert('one', 0);
    await insert('one', 100);
    expect(await count()).toBe(10);
    await insert("two'`\\", 0);
    expect(await count()).toBe(20);
  });

  test('with a token stay one when they arrive at the same time', async () => {
    const insert = () =>
      client.insert({
        table: 't',
        values: batch(0, 1000),
        format: 'JSONEachRow',
        clickhouse_settings: { insert_deduplication_token: 'same' },
      });
    await Promise.all(Array.from({ length: 10 }, insert));
    expect(await count()).toBe(1000);
  });

  test('that arrive at the same time all count', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        client.insert({ table: 't', values: batch(i * 100, 100), format: 'JSONEachRow' }),
      ),
    );
    expect(await count()).toBe(5000);
  });

  test.each([
    ['INSERT INTO t FORMAT JSONEachRow', '{"a":1}\n{"a":"x"}', '27'],
    ['INSERT INTO t (a, nothing) FORMAT JSONEachRow', '{"a":1}', '16'],
    ['INSERT INTO nowhere FORMAT JSONEachRow', '{"a":1}', '60'],
    ['INSERT INTO t FORMAT Nothing', '{"a":1}', '73'],
  ])('that fail (%s) change nothing and say why', async (query, body, code) => {
    const response = await post(query, body);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe(code);
    expect(await count()).toBe(0);
  });

  test('understand the date format asked for', async () => {
    await client.command({ query: "CREATE TABLE IF NOT EXISTS dated (at DateTime('UTC')) ENGINE = Memory" });
    const values = [{ at: '2026-01-15T12:00:00Z' }];
    await client.insert({
      table: 'dated',
      values,
      format: 'JSONEachRow',
      clickhouse_settings: { date_time_input_format: 'best_effort' },
    });
    const result = await client.query({ query: 'SELECT * FROM dated', format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ at: '2026-01-15 12:00:00' }]);
  });
});
