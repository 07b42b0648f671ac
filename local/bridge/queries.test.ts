import { ClickHouseError, createClient, TupleParam } from '@clickhouse/client-web';
import { afterAll, describe, expect, test } from 'vitest';
import { startBridge } from './bridge.ts';

const bridge = await startBridge();
const client = createClient({ url: bridge.url });
afterAll(() => bridge.close());

async function rows(
  query: string,
  query_params?: Record<string, unknown>,
  clickhouse_settings?: Record<string, string | number>,
): Promise<unknown[]> {
  const result = await client.query({ query, query_params, clickhouse_settings, format: 'JSONEachRow' });
  return result.json();
}

/** The error a statement ends in. */
async function failure(promise: Promise<unknown>): Promise<ClickHouseError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClickHouseError)) throw new Error('expected a ClickHouseError', { cause: error });
  return error;
}

const SLOW = 'SELECT count() FROM numbers(1000000000000) WHERE NOT ignore(sipHash64(number))';
const NASTY = 'it\'s \\ "a"\ttab\nline\r\0nul `x` {x:UInt32} ; -- /* \\N 😀 ü';

describe('parameters', () => {
  test.each<[type: string, value: unknown, seen?: unknown]>([
    ['String', NASTY],
    ['String', ''],
    ['Array(String)', [NASTY, '', 'b,c]', 'NULL']],
    ['Array(Tuple(UInt8, String))', [new TupleParam([1, NASTY])], [[1, NASTY]]],
    ['Array(Array(UInt16))', [[1, 2], []]],
    ['Nullable(String)', null],
    ['Nullable(String)', 'null'],
    ['Array(Nullable(UInt8))', [1, null]],
    ['LowCardinality(String)', NASTY],
    ['Map(String, UInt32)', { "k'": 1 }],
    ['UInt64', 18446744073709551615n, '18446744073709551615'],
    ['Array(UInt64)', [1, 2n ** 60n], ['1', '1152921504606846976']],
    ['Int32', -5],
    ['Float64', 0.25],
    ['Bool', true],
    ['Decimal(18, 3)', '9.905', 9.905],
    ['Date', '2026-02-28'],
    ["DateTime('UTC')", new Date('2026-01-15T12:00:00Z'), '2026-01-15 12:00:00'],
    ["DateTime64(3, 'UTC')", new Date('2026-01-15T12:00:00.123Z'), '2026-01-15 12:00:00.123'],
    ['UUID', '01234567-89ab-cdef-0123-456789abcdef'],
    ['FixedString(3)', "a'b"],
  ])('of type %s arrive as they are', async (type, value, seen = value) => {
    const settings = { output_format_json_quote_64bit_integers: 1 };
    expect(await rows(`SELECT {value:${type}} AS value`, { value }, settings)).toEqual([{ value: seen }]);
  });

  test('may name identifiers', async () => {
    expect(await rows('SELECT * FROM system.{table:Identifier}', { table: 'one' })).toEqual([{ dummy: 0 }]);
  });

  test('too long for a URL travel in a form', async () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `${i}'😀`);
    const result = await client.query({
      query: 'SELECT length({ids:Array(String)}) AS n, {ids:Array(String)}[20000] AS last',
      query_params: { ids },
      format: 'JSONEachRow',
      use_multipart_params: true,
    });
    expect(await result.json()).toEqual([{ n: 20_000, last: "19999'😀" }]);
  });

  test('a long URL is taken too', async () => {
    const text = 'x'.repeat(200_000);
    expect(await rows('SELECT length({text:String}) AS n', { text })).toEqual([{ n: 200_000 }]);
  });

  test('are missed with ClickHouse’s own error', async () => {
    expect(await failure(rows('SELECT {absent:String}'))).toMatchObject({
      code: '456',
      type: 'UNKNOWN_QUERY_PARAMETER',
    });
  });
});

describe('settings', () => {
  test('apply to their request only', async () => {
    const query = "SELECT getSetting('max_block_size') AS value";
    const [before] = await rows(query);
    expect(await rows(query, {}, { max_block_size: '4321' })).toEqual([{ value: 4321 }]);
    expect(await rows(query)).toEqual([before]);
  });

  test('of the statement win over those of the URL', async () => {
    const query = "SELECT getSetting('max_block_size') AS value SETTINGS max_block_size = 77";
    expect(await rows(query, {}, { max_block_size: '4321' })).toEqual([{ value: 77 }]);
  });

  test.each([
    ['max_result_rows', 2, 'SELECT * FROM numbers(10)', '396', 'TOO_MANY_ROWS_OR_BYTES'],
    [
      'max_memory_usage',
      1_000_000,
      'SELECT groupArray(number) FROM numbers(10000000)',
      '241',
      'MEMORY_LIMIT_EXCEEDED',
    ],
    ['max_execution_time', 1, SLOW, '159', 'TIMEOUT_EXCEEDED'],
    ['no_such_setting', 1, 'SELECT 1', '115', 'UNKNOWN_SETTING'],
    ["it's` wrong", 1, 'SELECT 1', '115', 'UNKNOWN_SETTING'],
    ['max_threads', 'many', 'SELECT 1', '27', 'CANNOT_PARSE_INPUT_ASSERTION_FAILED'],
  ])('%s = %s ends in the engine’s error', async (name, value, query, code, type) => {
    expect(await failure(rows(query, {}, { [name]: value }))).toMatchObject({ code, type });
  });
});

describe('database', () => {
  test('is the one the client names, else default', async () => {
    await client.command({ query: 'CREATE DATABASE IF NOT EXISTS other' });
    const other = createClient({ url: bridge.url, database: 'other' });
    const query = 'SELECT currentDatabase() AS name';
    await other.command({ query: 'CREATE TABLE here (a UInt8) ENGINE = Memory' });
    await other.insert({ table: 'here', values: [{ a: 1 }], format: 'JSONEachRow' });
    expect(await (await other.query({ query, format: 'JSONEachRow' })).json()).toEqual([{ name: 'other' }]);
    expect(await rows(query)).toEqual([{ name: 'default' }]);
    expect(await rows('SELECT * FROM other.here')).toEqual([{ a: 1 }]);
  });

  test('that does not exist is refused', async () => {
    const nowhere = createClient({ url: bridge.url, database: 'no`where' });
    expect(await failure(nowhere.command({ query: 'SELECT 1' }))).toMatchObject({
      code: '81',
      type: 'UNKNOWN_DATABASE',
    });
  });
});

describe('errors', () => {
  test.each([
    ['SELECT * FROM nowhere', 404, '60', 'UNKNOWN_TABLE'],
    ['SELECT 1 +', 400, '62', 'SYNTAX_ERROR'],
    ['SELECT nothing', 404, '47', 'UNKNOWN_IDENTIFIER'],
    ['SELECT 1; SELECT 2', 400, '62', 'SYNTAX_ERROR'],
    ['1 + 1', 400, '62', 'SYNTAX_ERROR'],
    ['SELECT 1 FORMAT Nothing', 404, '73', 'UNKNOWN_FORMAT'],
    ["SELECT toUInt8('x')", 400, '6', 'CANNOT_PARSE_TEXT'],
    ['SELECT throwIf(number = 5) FROM numbers(10)', 500, '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
  ])('%s has ClickHouse’s status, code and type', async (query, status, code, type) => {
    const response = await fetch(bridge.url, { method: 'POST', body: query });
    expect([response.status, response.headers.get('x-clickhouse-exception-code')]).toEqual([status, code]);
    expect(await response.text()).toMatch(
      new RegExp(`^Code: ${code}\\. DB::Exception: .*\\(${type}\\) \\(version `, 's'),
    );
    expect(await failure(client.command({ query }))).toMatchObject({ code, type });
  });
});

describe('answers', () => {
  test('come in the format asked for, with its content type', async () => {
    const ask = async (query: string) => {
      const response = await fetch(bridge.url, { method: 'POST', body: query });
      return [response.headers.get('content-type'), await response.text()];
    };
    const query = "SELECT 1 AS a, 'x' AS b";
    expect(await ask(query)).toEqual(['text/tab-separated-values; charset=UTF-8', '1\tx\n']);
    expect(await ask(`${query} FORMAT CSV`)).toEqual(['text/csv; charset=UTF-8; header=absent', '1,"x"\n']);
    expect(await ask(`${query} FORMAT JSONEachRow`)).toEqual([
      'application/x-ndjson; charset=UTF-8',
      '{"a":1,"b":"x"}\n',
    ]);
    const [type, body] = await ask(`${query} FORMAT JSONCompact`);
    expect(type).toBe('application/json; charset=UTF-8');
    expect(JSON.parse(body ?? '')).toMatchObject({ data: [[1, 'x']], rows: 1 });
  });

  test('keep the bytes of binary formats', async () => {
    const { stream } = await client.exec({ query: 'SELECT number FROM numbers(1000) FORMAT Parquet' });
    const bytes = Buffer.from(await new Response(stream).arrayBuffer());
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
    await client.command({ query: 'CREATE TABLE from_parquet (number UInt64) ENGINE = Memory' });
    const url = `${bridge.url}/?query=${encodeURIComponent('INSERT INTO from_parquet FORMAT Parquet')}`;
    await fetch(url, { method: 'POST', body: new Uint8Array(bytes) });
    expect(await rows('SELECT toUInt32(count()) AS n, toUInt32(sum(number)) AS s FROM from_parquet')).toEqual(
      [{ n: 1000, s: 499500 }],
    );
  });

  test('are compressed only when the client wants it', async () => {
    const query = `SELECT repeat('a', 1000) AS a`;
    const ask = (enable: number, encoding: string) =>
      fetch(`${bridge.url}/?enable_http_compression=${enable}`, {
        method: 'POST',
        body: query,
        headers: { 'accept-encoding': encoding },
      });
    expect((await ask(1, 'gzip')).headers.get('content-encoding')).toBe('gzip');
    expect((await ask(1, 'identity')).headers.get('content-encoding')).toBeNull();
    expect((await ask(0, 'gzip')).headers.get('content-encoding')).toBeNull();
    const zipped = createClient({ url: bridge.url, compression: { response: true } });
    expect(await (await zipped.query({ query, format: 'JSONEachRow' })).json()).toEqual([
      { a: 'a'.repeat(1000) },
    ]);
  });

  test('carry the query id, the format and a summary', async () => {
    await client.command({ query: 'CREATE TABLE counted (a UInt32) ENGINE = MergeTree ORDER BY a' });
    const { response_headers } = await client.command({
      query: 'INSERT INTO counted SELECT number FROM numbers(1000)',
    });
    expect(JSON.parse(String(response_headers?.['x-clickhouse-summary']))).toMatchObject({
      written_rows: '1000',
    });

    const result = await client.query({
      query: 'SELECT max(a) FROM counted',
      format: 'JSON',
      query_id: 'my-id',
    });
    expect(result.response_headers).toMatchObject({
      'x-clickhouse-query-id': 'my-id',
      'x-clickhouse-format': 'JSON',
    });
    const summary = JSON.parse(String(result.response_headers['x-clickhouse-summary']));
    expect(summary).toMatchObject({
      result_rows: '1',
      written_rows: '0',
      elapsed_ns: expect.stringMatching(/^\d+$/),
    });
  });

  test('/ping says Ok, and the client’s ping agrees', async () => {
    expect(await (await fetch(`${bridge.url}/ping`)).text()).toBe('Ok.\n');
    expect(await client.ping()).toEqual({ success: true });
  });

  test('a GET cannot write', async () => {
    const query = encodeURIComponent('CREATE TABLE got (a UInt8) ENGINE = Memory');
    const response = await fetch(`${bridge.url}/?query=${query}`);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('164');
  });
});

describe('many at once', () => {
  test('keep their parameters, settings and results apart', async () => {
    const query = "SELECT {v:String} AS v, getSetting('max_block_size') AS size";
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, i) =>
        rows(query, { v: `'${i}\\` }, { max_block_size: String(1000 + i) }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => [{ v: `'${i}\\`, size: 1000 + i }]));
  });

  test('slow reads hold up neither a ping nor an insert', async () => {
    await client.command({ query: 'CREATE TABLE meanwhile (a UInt8) ENGINE = MergeTree ORDER BY a' });
    let slowDone = 0;
    const slow = Array.from({ length: 14 }, () =>
      failure(rows(SLOW, {}, { max_execution_time: 2, max_threads: 1 })).finally(() => {
        slowDone += 1;
      }),
    );
    await fetch(`${bridge.url}/ping`);
    await client.insert({ table: 'meanwhile', values: [{ a: 1 }], format: 'JSONEachRow' });
    expect(slowDone).toBe(0);
    for (const error of await Promise.all(slow)) expect(error.code).toBe('159');
  });
});

describe('a session', () => {
  const session = { session_id: 'mine' };

  test('keeps temporary tables and SET between requests, but not a request’s settings', async () => {
    const value = async (clickhouse_settings = {}) => {
      const query = "SELECT getSetting('max_block_size') AS v FROM kept";
      return (await client.query({ query, format: 'JSONEachRow', clickhouse_settings, ...session })).json();
    };
    await client.command({ query: 'CREATE TEMPORARY TABLE kept AS SELECT 1 AS a', ...session });
    await client.command({ query: 'SET max_block_size = 500', ...session });
    expect(await value({ max_block_size: '600' })).toEqual([{ v: 600 }]);
    expect(await value()).toEqual([{ v: 500 }]);
    expect(await failure(rows('SELECT * FROM kept'))).toMatchObject({ code: '60' });
  });

  test('serves one request at a time', async () => {
    const slow = client.query({ query: 'SELECT sleep(0.3)', session_id: 'busy' });
    const second = client.query({ query: 'SELECT 1', session_id: 'busy' });
    const outcomes = await Promise.allSettled([slow, second]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: '373' } });
  });
});
