import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../core/event.ts';
import { bucketLabel } from '../../core/vitals/buckets.ts';
import { ratingOf } from '../../core/vitals/vitals.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { custom, MeasuredWorld, sealDay, view } from '../../test/measured-world.ts';

let engine: TestClickHouse;
let world: MeasuredWorld;
beforeAll(async () => {
  engine = await startTestClickHouse();
  world = new MeasuredWorld(engine);
});
afterAll(() => engine.stop());

describe('histograms', () => {
  it('have the thresholds among their edges, and what equals one below it', async () => {
    const values = [0, 200, 201, 2500, 2501, 4000, 4001, 99_999];
    const site = await world.siteOf([
      ...values.map((lcp_ms) => view({ lcp_ms })),
      view({ cls_e4: 1000 }),
      view({ cls_e4: 1001 }),
    ]);
    const body = {
      metrics: ['lcp_samples'],
      dimensions: ['perf:lcp_bucket'],
      order_by: [['perf:lcp_bucket', 'asc']],
    };
    const counts = Map.groupBy(values, (value) => bucketLabel('lcp', value));
    const expected = [...counts].map(([label, list]) => [label, list.length]);
    expect(await world.rowsOf(site, body)).toEqual([...expected, ['(not measured)', 0]]);
    expect(expected.map(([label]) => label)).toEqual(['0', '200', '2250', '2500', '3500', '4000', '60000']);
    expect(
      values.every(
        (value) => (ratingOf('lcp', value) === 'good') === Number(bucketLabel('lcp', value)) < 2500,
      ),
    ).toBe(true);
    const filters = [['is', 'perf:cls_bucket', [0.075, 0.1]]];
    const cls = { metrics: ['cls_samples'], dimensions: ['perf:cls_bucket'], filters };
    expect((await world.rowsOf(site, cls)).toSorted()).toEqual([
      ['0.075', 1],
      ['0.1', 1],
    ]);
  });
});

describe('scripts', () => {
  it('take their time in long frames, each view once by host and party', async () => {
    const site = await world.siteOf([
      view({
        inp_ms: 300,
        slow_scripts: { 'https://ads.test/a.js': 100, 'https://ads.test/b.js': 50, inline: 10 },
      }),
      view({ inp_ms: 100, slow_scripts: { 'https://www.example.com/app.js': 30 } }),
      view({ inp_ms: 50 }),
    ]);
    const metrics = ['script_ms', 'measured_views', 'inp_p75'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[190, 3, 300]]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['perf:script_host'] })).toEqual([
      ['ads.test', 150, 1, 300],
      ['example.com', 30, 1, 100],
      ['(inline)', 10, 1, 300],
    ]);
    expect(await world.rowsOf(site, { metrics, dimensions: ['perf:script_party'] })).toEqual([
      ['third', 150, 1, 300],
      ['first', 40, 2, 300],
    ]);
    const filters = [['is', 'perf:script_party', ['third']]];
    expect(await world.rowsOf(site, { metrics, filters })).toEqual([[150, 1, 300]]);
    expect(
      await world.rowsOf(site, { metrics: ['script_ms'], dimensions: ['perf:script'], filters }),
    ).toEqual([
      ['https://ads.test/a.js', 100],
      ['https://ads.test/b.js', 50],
    ]);
  });
});

it('tells functions of scripts, what they computed of the layout, and what hosts of others cost', async () => {
  const site = await world.siteOf([
    view({
      lcp_ms: 900,
      slow_scripts: { 'https://ads.test/a.js fill': 100, 'https://ads.test/a.js': 20, 'inline tick': 5 },
      forced_layouts: { 'https://ads.test/a.js fill': 60 },
      resource_ms: { 'ads.test': 300, 'fonts.test': 40 },
      resource_bytes: { 'ads.test': 5000 },
    }),
    view({ lcp_ms: 100, resource_ms: { 'ads.test': 100 }, resource_bytes: { 'ads.test': 700 } }),
    view({ not_restored: { 'unload-listener': 1 }, navigation: 'back-forward' }),
  ]);
  const ran = ['script_ms', 'forced_layout_ms'];
  expect(await world.rowsOf(site, { metrics: ran })).toEqual([[125, 60]]);
  expect(
    await world.rowsOf(site, { metrics: ran, dimensions: ['perf:script', 'perf:script_function'] }),
  ).toEqual([
    ['https://ads.test/a.js', 'fill', 100, 60],
    ['https://ads.test/a.js', '(anonymous)', 20, 0],
    ['inline', 'tick', 5, 0],
  ]);
  expect(await world.rowsOf(site, { metrics: ran, dimensions: ['perf:script_host'] })).toEqual([
    ['ads.test', 120, 60],
    ['(inline)', 5, 0],
  ]);
  const fetched = ['resource_ms', 'resource_bytes', 'measured_views', 'lcp_p75'];
  expect(await world.rowsOf(site, { metrics: fetched })).toEqual([[440, 5700, 3, 900]]);
  expect(await world.rowsOf(site, { metrics: fetched, dimensions: ['perf:resource_host'] })).toEqual([
    ['ads.test', 400, 5700, 2, 900],
    ['fonts.test', 40, 0, 1, 900],
  ]);
  await sealDay(engine, site);
  const reasons = { metrics: ['measured_views'], dimensions: ['perf:bfcache_reason'] };
  expect(await world.rowsOf(site, reasons)).toEqual([['unload-listener', 1]]);
});

it('tells states, hints, machines, and single views', async () => {
  const site = await world.siteOf([
    view({
      view_id: 71,
      lcp_ms: 900,
      lcp_kind: 'image lazy',
      memory: '8',
      cls_shift_e4: 1200,
      cls_at_ms: 800,
    }),
    view({ view_id: 72, lcp_ms: 100, inp_state: 'loading', rtt: '50', pathname: '/b' }),
  ]);
  for (const [dimension, value] of [
    ['lcp_kind', 'image lazy'],
    ['memory', '8'],
  ]) {
    const body = { metrics: ['lcp_p50'], dimensions: [`perf:${dimension}`] };
    expect((await world.rowsOf(site, body)).toSorted()).toEqual([
      ['(not set)', 100],
      [value, 900],
    ]);
  }
  expect(await world.rowsOf(site, { metrics: ['cls_shift_p75', 'cls_at_p75'] })).toEqual([[0.12, 800]]);
  const slowest = {
    metrics: ['lcp_p50'],
    dimensions: ['perf:view', 'event:page', 'perf:rtt', 'perf:inp_state'],
    order_by: [['lcp_p50', 'desc']],
  };
  expect(await world.rowsOf(site, slowest)).toEqual([
    ['71', '/', '(not set)', '(not set)', 900],
    ['72', '/b', '50', 'loading', 100],
  ]);
});

it('knows Server-Timing by name', async () => {
  const site = await world.siteOf([
    view({ server_timing: { db: 20, cdn: 3 } }),
    view({ server_timing: { db: 40 } }),
  ]);
  const metrics = ['server_timing_p75', 'server_timing_samples'];
  expect(await world.rowsOf(site, { metrics, dimensions: ['perf:server_timing'] })).toEqual([
    ['db', 40, 2],
    ['cdn', 3, 1],
  ]);
  const filters = [['is', 'perf:server_timing', ['cdn', 'none']]];
  expect(await world.rowsOf(site, { metrics, filters })).toEqual([[3, 1]]);
});

it('counts errors with the visits they happened in, in views of every kind', async () => {
  const error = (message: string, count: number) => ({ message, stack: `f ${message}`, count });
  const site = await world.siteOf([
    view({ errors: [error('TypeError: x', 3), error('Error: y', 1)], release: '2' }),
    view({ errors: [error('TypeError: x', 2)], navigation: 'soft-navigation' }),
    view({ errors: [error('TypeError: x', 1)], visitor_id: '2', pathname: '/b' }),
    view({ lcp_ms: 10 }),
  ]);
  const metrics = ['errors', 'error_sessions'];
  expect(await world.rowsOf(site, { metrics })).toEqual([[7, 2]]);
  expect(await world.rowsOf(site, { metrics, dimensions: ['error:message'] })).toEqual([
    ['TypeError: x', 6, 2],
    ['Error: y', 1, 1],
  ]);
  const filters = [['contains', 'error:stack', ['Error: y']]];
  expect(await world.rowsOf(site, { metrics, filters, dimensions: ['perf:release'] })).toEqual([['2', 1, 1]]);
  const pages = { metrics: ['errors', 'lcp_p75'], dimensions: ['event:page'] };
  expect(await world.rowsOf(site, pages)).toEqual([
    ['/', 6, 10],
    ['/b', 1, null],
  ]);
});

describe('visits by speed', () => {
  it('belong to the bucket of the first loaded document that measured it', async () => {
    const visit = (visitor_id: string, pages: number, ...measures: Partial<EventRow>[]) => [
      ...Array.from({ length: pages }, (): [string, object] => ['10:00:00', { visitor_id }]),
      ...measures.map((one) => view({ visitor_id, ...one })),
    ];
    const site = await world.siteOf([
      ...visit(
        '1',
        1,
        { lcp_ms: 10, navigation: 'soft-navigation' },
        { inp_ms: 1 },
        { lcp_ms: 5000 },
        { lcp_ms: 1 },
      ),
      ...visit('2', 1, { lcp_ms: 4500 }),
      ...visit('3', 3, { lcp_ms: 900 }),
      ...visit('4', 1),
    ]);
    const body = {
      metrics: ['visits', 'bounce_rate', 'views_per_visit', 'bounce_rate_low', 'bounce_rate_high'],
      dimensions: ['visit:lcp_bucket'],
      order_by: [['visit:lcp_bucket', 'asc']],
    };
    const expected = [
      ['800', 1, 0, 3, 0, 79.3],
      ['4000', 2, 100, 1, 34.2, 100],
      ['(not measured)', 1, 100, 1, 20.7, 100],
    ];
    expect(await world.rowsOf(site, body)).toEqual(expected);
    await sealDay(engine, site);
    expect(await world.rowsOf(site, body)).toEqual(expected);
  });

  it('convert, with an interval of the rate', async () => {
    const goals = [{ id: 1, name: 'Signup', rule: { kind: 'event', name: 'Signup' } as const, props: {} }];
    const site = {
      ...(await world.siteOf([
        ['10:00:00', { visitor_id: '1' }],
        ['10:00:00', { visitor_id: '1', ...custom }],
        view({ visitor_id: '1', ttfb_ms: 100 }),
        ['10:00:00', { visitor_id: '2' }],
        view({ visitor_id: '2', ttfb_ms: 90 }),
      ])),
      goals,
    };
    const rate = 'group_conversion_rate';
    const body = {
      metrics: [rate, `${rate}_low`, `${rate}_high`],
      dimensions: ['visit:ttfb_bucket'],
      filters: [['is', 'event:goal', ['Signup']]],
    };
    expect(await world.rowsOf(site, body)).toEqual([['50', 50, 9.5, 90.5]]);
  });
});

describe('event:route', () => {
  it('gathers pages, of views and of traffic, by the rules of the site first', async () => {
    const plain = await world.siteOf([
      ['10:00:00', { pathname: '/product/1' }],
      view({ pathname: '/product/1', lcp_ms: 100 }),
      view({ pathname: '/product/2', lcp_ms: 300 }),
      ['10:00:00', { pathname: '/blog/2026/hello', visitor_id: '2' }],
    ]);
    const site = { ...plain, routes: [{ id: 1, pattern: '/blog/*' }] };
    const body = { metrics: ['visitors', 'lcp_p75'], dimensions: ['event:route'] };
    expect(await world.rowsOf(site, body)).toEqual([
      ['/blog/*', 1, null],
      ['/product/*', 1, 300],
    ]);
    const filters = [['is', 'event:route', ['/product/*']]];
    expect(await world.rowsOf(site, { metrics: ['pageviews', 'lcp_samples'], filters })).toEqual([[1, 2]]);
    const routes = { metrics: ['pageviews'], dimensions: ['event:route'] };
    expect(await world.rowsOf({ ...plain, routes: [] }, routes)).toContainEqual(['/blog/*/hello', 1]);
  });
});

it.each([
  [{ metrics: ['visitors'], dimensions: ['perf:protocol'] }, 'perf:protocol tells measured views apart'],
  [{ metrics: ['lcp_p75'], dimensions: ['event:name'] }, 'cannot be split by event:name'],
  [{ metrics: ['script_ms'], dimensions: ['perf:script', 'perf:server_timing'] }, 'do not go together'],
  [{ metrics: ['lcp_p75'], dimensions: ['error:message'] }, 'goes with errors and error_sessions only'],
  [
    { metrics: ['errors'], filters: [['is', 'perf:script_party', ['third']]] },
    'errors cannot be split or filtered',
  ],
  [{ metrics: ['server_timing_p75'] }, 'needs perf:server_timing'],
  [
    { metrics: ['script_ms'], dimensions: ['perf:resource_host'] },
    'script_ms does not go with perf:resource_host',
  ],
  [{ metrics: ['resource_ms'], dimensions: ['perf:script'] }, 'resource_ms does not go with perf:script'],
  [{ metrics: ['lcp_p42'] }, 'of measured views <timing>_p50|p75|p90|p95|p99|samples'],
])('refuses %j with a sentence', async (body, sentence) => {
  const site = { siteId: 1, domain: 'example.com', timezone: 'UTC' };
  await expect(world.ask(site, body)).rejects.toThrow(sentence);
});
