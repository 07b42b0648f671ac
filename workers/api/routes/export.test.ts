import { createServer, request as httpRequest, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, startApiWithClickHouse } from '../../../test/api-stack.ts';
import { anEvent } from '../../../test/factories.ts';

const DAY = '2026-01-15';
const ROWS = 200_000;

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let headers: Record<string, string>;

beforeAll(async () => {
  api = await startApiWithClickHouse();
  const big = await api.addSite('big.example', 'UTC');
  expect(big.domain).toBe('big.example');
  await api.addSite('example.com', 'UTC');
  headers = { authorization: `Bearer ${await api.addKey({ scopes: ['stats:read'] })}` };
  await api.clickhouse.command({
    sql: `INSERT INTO events (site_id, date, visitor_id, time, id, kind, name, hostname, pathname)
      SELECT 1, '${DAY}', number, '${DAY} 12:00:00', number, 'pageview', 'pageview', 'big.example', concat('/', toString(number))
      FROM numbers(${ROWS})`,
  });
  const events = [
    {
      pathname: '=HYPERLINK("http://evil.example","x")',
      revenue_amount: '-12.5',
      revenue_currency: 'EUR',
      country: 'DE',
    },
    { pathname: '/a,"b"\r\nc', source: '' },
    { pathname: '@SUM(A1)', country: 'XX' },
  ];
  await api.clickhouse.insert({
    table: 'events',
    rows: events.map((event, index) => ({
      ...anEvent({ id: String(index) }),
      ...event,
      site_id: 2,
      visitor_id: String(index),
      time: `${DAY} 12:00:0${index}`,
    })),
  });
});
afterAll(() => api.stop());

function exported(body: object, url = api.url): Promise<Response> {
  return fetch(new URL('/api/v2/export', url), {
    method: 'POST',
    headers,
    body: JSON.stringify({ site_id: 'example.com', date_range: [DAY, DAY], ...body }),
  });
}

describe('POST /api/v2/export', () => {
  it('streams as many rows as there are, a piece at a time', async () => {
    const response = await exported({
      site_id: 'big.example',
      metrics: ['visitors'],
      dimensions: ['event:page'],
    });
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="big.example_${DAY}_${DAY}.csv"`,
    );
    let pieces = 0;
    let longest = 0;
    let text = '';
    for await (const piece of response.body ?? []) {
      pieces += 1;
      longest = Math.max(longest, piece.byteLength);
      text += new TextDecoder().decode(piece);
    }
    const lines = text.split('\r\n');
    expect([lines[0], lines.at(-1), lines.length]).toEqual(['event:page,visitors', '', ROWS + 2]);
    expect(new Set(lines).size).toBe(ROWS + 2);
    expect(pieces).toBeGreaterThan(10);
    expect(longest).toBeLessThan(1_000_000);
  });

  it('writes a table that no spreadsheet runs, with money in two columns', async () => {
    const response = await exported({
      metrics: ['pageviews', 'total_revenue'],
      dimensions: ['event:page', 'visit:country_name', 'visit:source'],
      order_by: [['event:page', 'asc']],
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(await response.text()).toBe(
      [
        'event:page,visit:country_name,visit:source,pageviews,total_revenue,total_revenue_currency',
        '"/a,""b""\r\nc",,Direct / None,1,,',
        `"'=HYPERLINK(""http://evil.example"",""x"")",Germany,Direct / None,1,-12.5,EUR`,
        `'@SUM(A1),XX,Direct / None,1,,`,
        '',
      ].join('\r\n'),
    );
  });

  it('marks a table as UTF-8 if asked to', async () => {
    const bytes = new Uint8Array(await (await exported({ metrics: ['visits'], bom: true })).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('writes JSON that is an answer, and lines of JSON', async () => {
    const body = {
      metrics: ['visits', 'total_revenue'],
      dimensions: ['visit:country'],
      order_by: [['visit:country', 'asc']],
    };
    const answer = await api.request('/api/v2/query', {
      method: 'POST',
      headers,
      body: JSON.stringify({ site_id: 'example.com', date_range: [DAY, DAY], ...body }),
    });
    const { results, query } = (await answer.json()) as { results: { metrics: unknown[] }[]; query: object };
    const json = (await (await exported({ ...body, format: 'json' })).json()) as { query: object };
    expect(json).toMatchObject({ results, meta: { total_rows: 3 } });
    expect(query).toMatchObject(json.query);
    const lines = (await (await exported({ ...body, format: 'ndjson' })).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      ['', 'DE', 'XX'].map((country, index) => ({
        'visit:country': country,
        visits: 1,
        total_revenue: results[index]?.metrics[1],
      })),
    );
  });

  it('keeps to a page where one is asked for, and is empty where nothing is', async () => {
    const paged = { metrics: ['visits'], dimensions: ['event:page'], pagination: { limit: 2 } };
    expect((await (await exported(paged)).text()).split('\r\n')).toHaveLength(5);
    const empty = { ...paged, date_range: ['2020-01-01', '2020-01-02'], format: 'json' };
    expect(await (await exported(empty)).json()).toMatchObject({ results: [], meta: { total_rows: 0 } });
  });

  it.each([
    [{ metrics: ['luck'] }, 400, 'invalid_metrics'],
    [{ metrics: ['visits'], format: 'xls' }, 400, 'invalid_request'],
    [{ metrics: ['visits'], compare: { mode: 'previous_period' } }, 400, 'invalid_compare'],
    [{ metrics: ['visits'], site_id: 'nowhere.example' }, 404, 'site_not_found'],
  ])('refuses %j', async (body, status, code) => {
    const response = await exported(body);
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });
});

describe('an export whose source breaks off', () => {
  it('breaks off as well, whatever was sent before', async () => {
    const proxy = await startProxy(api.bridge.url);
    const other = await startApi({ clickhouse: { url: proxy.url, database: 'test_1' } });
    try {
      await other.addSite('big.example', 'UTC');
      headers = { authorization: `Bearer ${await other.addKey({ scopes: ['stats:read'] })}` };
      for (const format of ['csv', 'json', 'ndjson']) {
        const body = { site_id: 'big.example', metrics: ['visitors'], dimensions: ['event:page'], format };
        const response = await exported(body, other.url);
        expect(response.status).toBe(200);
        await expect(response.text()).rejects.toThrow();
      }
    } finally {
      await other.stop();
      proxy.stop();
    }
  });
});

/** Stands before ClickHouse and ends long answers politely after half a megabyte, as ClickHouse does when it gives up. */
async function startProxy(target: string): Promise<{ url: string; stop(): void }> {
  const server: Server = createServer((request, response) => {
    const { 'accept-encoding': _, ...passed } = request.headers;
    const forward = httpRequest(new URL(request.url ?? '/', target).href, {
      method: request.method,
      headers: passed,
    });
    forward.on('response', (answer) => {
      const { 'content-length': __, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, kept);
      let left = 500_000;
      answer.on('data', (chunk: Buffer) => {
        if (left <= 0) return;
        response.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) response.end('Code: 241. DB::Exception: Memory limit exceeded');
      });
      answer.on('end', () => left > 0 && response.end());
    });
    request.pipe(forward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() };
}
