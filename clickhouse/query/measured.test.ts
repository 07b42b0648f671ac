import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEW_DIMENSIONS } from '../../core/query/dimensions.ts';
import { MEASURED_METRIC_NAMES } from '../../core/query/measured-metrics.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { p75Ranks, percentile } from '../../core/vitals/percentiles.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { custom, DAY, MeasuredWorld, sealDay, view } from '../../test/measured-world.ts';
import { random } from '../../test/random.ts';

let engine: TestClickHouse;
let world: MeasuredWorld;
beforeAll(async () => {
  engine = await startTestClickHouse();
  world = new MeasuredWorld(engine);
});
afterAll(() => engine.stop());

describe('percentiles', () => {
  it('are values that were observed, and null without any', async () => {
    const site = await world.siteOf([
      ...[100, 200, 300, 4000].map((lcp_ms) => view({ lcp_ms })),
      view({ cls_e4: 1234 }),
      view({ inp_ms: 0, transfer_bytes: 3_000_000_000 }),
    ]);
    const metrics = [
      'lcp_p50',
      'lcp_p75',
      'lcp_p99',
      'lcp_samples',
      'cls_p75',
      'inp_p75',
      'fcp_p75',
      'fcp_samples',
    ];
    expect(await world.rowsOf(site, { metrics })).toEqual([[300, 4000, 4000, 4, 0.1234, 0, null, 0]]);
    const sizes = { metrics: ['transfer_p75', 'measured_views', 'redirect_p50'] };
    expect(await world.rowsOf(site, sizes)).toEqual([[3_000_000_000, 6, null]]);
  });

  it('and shares are those of a slow model, whatever is sealed', async () => {
    const next = random(7);
    const values = Array.from({ length: 477 }, () => Math.floor(10 ** (next(220) / 100 + 2)));
    const pages = values.map((_, index) => `/${['a', 'b', 'c'][index % 3]}`);
    const site = await world.siteOf(
      values.map((lcp_ms, index) =>
        view({ lcp_ms, pathname: pages[index], visitor_id: String(index % 40) }, `1${index % 10}:00:00`),
      ),
    );
    const expected = ['/a', '/b', '/c'].map((page) => {
      const own = values.filter((_, index) => pages[index] === page).sort((a, b) => a - b);
      const ranks = p75Ranks(own.length);
      const upTo = (limit: number) =>
        Math.round((1000 * own.filter((one) => one <= limit).length) / own.length);
      return [
        page,
        ...[0.5, 0.75, 0.9, 0.95, 0.99].map((level) => percentile(own, level)),
        own.length,
        upTo(2500) / 10,
        (upTo(4000) - upTo(2500)) / 10,
        (1000 - upTo(4000)) / 10,
        own[(ranks?.low ?? 0) - 1],
        own[(ranks?.high ?? 0) - 1],
      ];
    });
    const body = {
      metrics: [
        'p50',
        'p75',
        'p90',
        'p95',
        'p99',
        'samples',
        'good',
        'needs_improvement',
        'poor',
        'p75_low',
        'p75_high',
      ].map((name) => `lcp_${name}`),
      dimensions: ['event:page'],
      order_by: [['event:page', 'asc']],
    };
    expect(await world.rowsOf(site, body)).toEqual(expected);
    await sealDay(engine, site);
    expect(await world.rowsOf(site, body)).toEqual(expected);
  });

  it('of few samples have no interval', async () => {
    const ms = (count: number) => Array.from({ length: count }, (_, index) => view({ lcp_ms: index + 1 }));
    const metrics = ['lcp_p75_low', 'lcp_p75', 'lcp_p75_high', 'lcp_samples'];
    expect(await world.rowsOf(await world.siteOf(ms(11)), { metrics })).toEqual([[null, 9, null, 11]]);
    expect(await world.rowsOf(await world.siteOf(ms(12)), { metrics })).toEqual([[6, 10, 12, 12]]);
  });

  it('share out what was measured up to exactly 100 %', async () => {
    const ms = [...Array(1999).fill(1), 5000].map((lcp_ms: number) => view({ lcp_ms }));
    const metrics = ['lcp_good', 'lcp_needs_improvement', 'lcp_poor', 'cls_good'];
    const [row] = await world.rowsOf(await world.siteOf(ms), { metrics });
    expect(row).toEqual([100, 0, 0, null]);
    const few = [view({ lcp_ms: 2500 }), view({ lcp_ms: 2501 }), view({ lcp_ms: 4001 })];
    expect(await world.rowsOf(await world.siteOf(few), { metrics })).toEqual([[33.3, 33.4, 33.3, null]]);
  });
});

describe('measured views', () => {
  it('are of loaded documents, unless kinds of navigation are told apart', async () => {
    const site = await world.siteOf([
      view({ lcp_ms: 1000 }),
      view({ lcp_ms: 3000, navigation: 'reload' }),
      view({ lcp_ms: 10, navigation: 'back-forward-cache' }),
      view({ lcp_ms: 20, navigation: 'soft-navigation' }),
    ]);
    const plain = await world.ask(site, { metrics: ['lcp_p50', 'measured_views'] });
    expect(plain.results[0]?.metrics).toEqual([3000, 2]);
    expect(plain.meta.navigations).toEqual(['navigate', 'reload', 'back-forward', 'prerender', 'restore']);
    const apart = await world.ask(site, { metrics: ['lcp_p50'], dimensions: ['perf:navigation'] });
    expect(apart.results.map(({ dimensions, metrics }) => [...dimensions, ...metrics])).toEqual([
      ['reload', 3000],
      ['navigate', 1000],
      ['soft-navigation', 20],
      ['back-forward-cache', 10],
    ]);
    expect(apart.meta).not.toHaveProperty('navigations');
    const filters = [['is', 'perf:navigation', ['soft-navigation', 'reload']]];
    expect(await world.rowsOf(site, { metrics: ['lcp_p50', 'lcp_samples'], filters })).toEqual([[3000, 2]]);
  });

  it('count once, with what was told last, and though nobody was active in that session', async () => {
    const site = await world.siteOf([
      ['10:00:00', {}],
      view({ view_id: 5, lcp_ms: 900 }),
      view({ view_id: 5, lcp_ms: 900, inp_ms: 40 }, '11:30:00'),
    ]);
    const metrics = ['measured_views', 'lcp_p75', 'inp_p75', 'visits'];
    expect(await world.rowsOf(site, { metrics })).toEqual([[1, 900, 40, 1]]);
    const day = { metrics: ['measured_views'], dimensions: ['time:hour'] };
    expect(await world.rowsOf(site, day)).toEqual([[`${DAY} 11:00:00`, 1]]);
  });

  it('stand beside the traffic of their page, country and day', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a', country: 'DE' }],
      view({ pathname: '/a', country: 'DE', lcp_ms: 700 }),
      ['10:00:00', { pathname: '/b', country: 'NP', visitor_id: '2' }],
    ]);
    const metrics = ['visitors', 'pageviews', 'lcp_p75', 'lcp_samples', 'lcp_good'];
    for (const [dimension, a, b] of [
      ['event:page', '/a', '/b'],
      ['visit:country', 'DE', 'NP'],
    ]) {
      expect(await world.rowsOf(site, { metrics, dimensions: [dimension] })).toEqual([
        [a, 1, 1, 700, 1, 100],
        [b, 1, 1, null, 0, null],
      ]);
    }
    expect(await world.rowsOf(site, { metrics, dimensions: ['time:day'] })).toEqual([
      [DAY, 2, 2, 700, 1, 100],
    ]);
  });

  it('are filtered by their own page, and by whatever else their session did', async () => {
    const site = await world.siteOf([
      ['10:00:00', { pathname: '/a' }],
      ['10:00:30', { pathname: '/b', ...custom, props: { plan: 'pro' } }],
      view({ pathname: '/a', lcp_ms: 100 }),
      view({ pathname: '/b', lcp_ms: 200 }),
      ['10:00:00', { pathname: '/a', visitor_id: '2', device: 'Mobile' }],
      ['10:00:10', { pathname: '/a', visitor_id: '2', kind: 'custom', name: 'Buy', device: 'Mobile' }],
      view({ pathname: '/a', visitor_id: '2', lcp_ms: 400, device: 'Mobile' }),
    ]);
    const ask = async (...filters: unknown[]) =>
      (await world.rowsOf(site, { metrics: ['lcp_p99', 'measured_views'], filters }))[0];
    expect(await ask(['is', 'event:page', ['/a']])).toEqual([400, 2]);
    expect(await ask(['is', 'event:name', ['Signup']])).toEqual([200, 2]);
    expect(await ask(['is', 'event:name', ['Signup']], ['is', 'event:page', ['/a']])).toEqual([100, 1]);
    // One event must be both.
    expect(await ask(['is', 'event:name', ['Buy']], ['is', 'event:props:plan', ['pro']])).toEqual([null, 0]);
    expect(await ask(['not', ['is', 'event:name', ['Buy']]])).toEqual([400, 3]);
    expect(await ask(['has_not_done', ['is', 'event:name', ['Buy']]])).toEqual([200, 2]);
    expect(
      await ask([
        'or',
        [
          ['is', 'visit:device', ['Mobile']],
          ['is', 'event:page', ['/b']],
        ],
      ]),
    ).toEqual([400, 2]);
    const range = [`${DAY}T10:02:00Z`, `${DAY}T11:00:00Z`];
    expect(await world.rowsOf(site, { metrics: ['measured_views'], date_range: range })).toEqual([[0]]);
  });

  it('are told apart by what they measured of themselves', async () => {
    const site = await world.siteOf([
      view({ lcp_ms: 100, protocol: 'h3', release: '1.2', lcp_target: 'main>img' }),
      view({ lcp_ms: 300, protocol: 'h2', connection: '4g', delivery: 'cache' }),
    ]);
    const by = (name: string) => world.rowsOf(site, { metrics: ['lcp_p75'], dimensions: [name] });
    expect(await by('perf:protocol')).toEqual([
      ['h2', 300],
      ['h3', 100],
    ]);
    expect(await by('perf:release')).toEqual([
      ['(not set)', 300],
      ['1.2', 100],
    ]);
    const filters = [['is', 'perf:lcp_target', ['(not set)']]];
    expect(await world.rowsOf(site, { metrics: ['lcp_p75'], filters })).toEqual([[300]]);
  });
});

it('answers every metric by every dimension that it goes with, the same from open, sealed and stale dates', async () => {
  const errors = [{ message: 'TypeError: x', stack: 'f', count: 2 }];
  const lists = {
    slow_scripts: { 'https://ads.test/a.js': 100, inline: 5 },
    server_timing: { db: 9 },
    resource_ms: { 'ads.test': 80 },
    not_restored: { 'unload-listener': 1 },
    errors,
  };
  const site = await world.siteOf([
    ['10:00:00', { country: 'DE' }],
    view({ ...lists, lcp_ms: 1000, cls_e4: 12, protocol: 'h2', view_id: 7_000_001, country: 'DE' }),
    view({ view_id: 7_000_001, lcp_ms: 1, country: 'DE' }, '10:00:30'),
    ['10:00:00', { visitor_id: '2', pathname: '/b/2' }],
    view({ ...lists, visitor_id: '2', inp_ms: 40, ttfb_ms: 90, navigation: 'reload', pathname: '/b/2' }),
  ]);
  const times = ['time:hour', 'time:day', 'time:minute', 'visit:country'];
  const bodies = [...Object.keys(VIEW_DIMENSIONS), 'event:route', ''].map((dimension, index) => {
    const dimensions = [dimension, times[index % times.length] ?? ''].filter((name) => name !== '');
    const parts = { dimensions, filters: dimension === '' ? [] : [['is_not', dimension, ['x']]] };
    const base = { site_id: 'example.com', date_range: [DAY, DAY], ...parts };
    const fits = (metric: string) => parseQuery({ ...base, metrics: [metric] }, { routes: [] }).ok;
    // Of each timing some, so that every metric has its turn.
    const turn = MEASURED_METRIC_NAMES.filter(
      (name, nth) => nth % 24 === index % 24 || !/^(lcp|inp|cls|fcp|ttfb)_|_p\d\d|_samples/.test(name),
    );
    const metrics = [...turn, 'visits'].filter(fits);
    expect(metrics.length, dimension).toBeGreaterThan(1);
    return { ...parts, metrics };
  });
  const askAll = async () => {
    const answers = [];
    for (const body of bodies) answers.push((await world.ask({ ...site, routes: [] }, body)).results);
    return answers;
  };
  const open = await askAll();
  for (const rows of open) expect(rows).not.toEqual([]);
  await sealDay(engine, site);
  expect(await askAll()).toEqual(open);
  const late = view({ view_id: 7_000_001, lcp_ms: 1500, country: 'DE' }, '10:02:00');
  await world.addLate(site, [late]);
  const { results, meta } = await world.ask(site, {
    metrics: ['lcp_p75', 'measured_views', 'errors'],
    include: { debug: true },
  });
  expect([results[0]?.metrics, meta.computed?.dates.stale]).toEqual([[1500, 2, 2], 1]);
});
