import { describe, expect, it } from 'vitest';
import { readMeasures } from './read-measures.ts';

/** A first visit over TLS, with a redirect, as Chromium tells it. */
const NAVIGATION = {
  redStar: 1.2,
  redEnd: 20.2,
  fetStar: 20.2,
  domLooStar: 21,
  domLooEnd: 31.4,
  conStar: 31.4,
  secConStar: 50,
  conEnd: 80,
  reqStar: 80.5,
  resStar: 180.4,
  resEnd: 200.9,
  domConLoaEveEnd: 400.9,
  loaEveEnd: 900.2,
  traSiz: 6529,
};
const view = (more: object) => ({ v: 7, n: 'n', ...more });
const read = (value: unknown) => {
  const result = readMeasures(value);
  return 'value' in result ? result.value : result.problem;
};

describe('vitals', () => {
  it('are whole milliseconds, and ten-thousandths of CLS', () => {
    expect(read(view({ l: 2500.5, f: 700.4, c: 0.12345, i: 184 }))).toEqual({
      view_id: 7,
      navigation: 'navigate',
      lcp_ms: 2501,
      fcp_ms: 700,
      cls_e4: 1235,
      inp_ms: 184,
    });
  });

  it('are left out where they were not measured, and 0 where they were 0', () => {
    expect(read(view({}))).toEqual({ view_id: 7, navigation: 'navigate' });
    expect(read(view({ c: 0, l: null }))).toMatchObject({ cls_e4: 0 });
    expect(read(view({ l: null }))).not.toHaveProperty('lcp_ms');
  });

  it.each([-1, 600_001, Number.NaN, '12', Infinity])('are left out when they are %s', (l) => {
    expect(read(view({ l, f: 5 }))).toEqual({ view_id: 7, navigation: 'navigate', fcp_ms: 5 });
  });

  it('of a prerendered page count from when somebody saw it, and are never negative', () => {
    const prerendered = { n: 'p', actStar: 1000, resStar: 300, l: 900, f: 1200 };
    expect(read(view(prerendered))).toMatchObject({
      navigation: 'prerender',
      ttfb_ms: 0,
      lcp_ms: 0,
      fcp_ms: 200,
    });
  });
});

describe('phases', () => {
  it('follow each other from the redirect to the load event', () => {
    expect(read(view(NAVIGATION))).toMatchObject({
      redirect_ms: 19,
      dns_ms: 10,
      tcp_ms: 19,
      tls_ms: 30,
      request_ms: 100,
      response_ms: 21,
      dom_ms: 200,
      load_ms: 499,
      page_load_ms: 900,
      ttfb_ms: 180,
      transfer_bytes: 6529,
    });
  });

  it('of a connection that was open already are absent, not 0', () => {
    const reused = { ...NAVIGATION, domLooStar: 21, domLooEnd: 21, conStar: 21, conEnd: 21, secConStar: 21 };
    const measures = read(view(reused));
    for (const phase of ['dns_ms', 'tcp_ms', 'tls_ms']) expect(measures).not.toHaveProperty(phase);
  });

  it('without TLS connect until the end', () => {
    const { secConStar: _, ...plain } = NAVIGATION;
    expect(read(view(plain))).toMatchObject({ tcp_ms: 49 });
    expect(read(view(plain))).not.toHaveProperty('tls_ms');
  });

  it('end the request with early hints', () => {
    expect(read(view({ ...NAVIGATION, firIntResStar: 100.5 }))).toMatchObject({ request_ms: 20 });
  });

  it('are those of documents: other views have none', () => {
    expect(read(view({ ...NAVIGATION, n: 's', l: 50 }))).toEqual({
      view_id: 7,
      navigation: 'soft-navigation',
      lcp_ms: 50,
    });
  });

  it('know a document from the cache to have cost nothing', () => {
    expect(read(view({ y: 'cache' }))).toMatchObject({ transfer_bytes: 0, delivery: 'cache' });
  });
});

describe('causes', () => {
  it('are texts and whole milliseconds', () => {
    const x = {
      l: ['main>img', 'https://shop.test/hero.avif', 20.4, 300, 10],
      i: ['#buy', 'keyboard', 1, 180, 3, 'https://shop.test/app.js onClick', 175],
      c: 'div.banner',
      s: [['https://ads.test/a.js', 250.6]],
    };
    expect(read(view({ x }))).toMatchObject({
      lcp_target: 'main>img',
      lcp_url: 'https://shop.test/hero.avif',
      lcp_load_delay_ms: 20,
      lcp_loading_ms: 300,
      lcp_render_delay_ms: 10,
      inp_target: '#buy',
      inp_type: 'keyboard',
      inp_input_delay_ms: 1,
      inp_processing_ms: 180,
      inp_presentation_ms: 3,
      inp_script: 'https://shop.test/app.js onClick',
      cls_target: 'div.banner',
      slow_scripts: { 'https://ads.test/a.js': 251 },
    });
  });

  it('of others are rough, and words of ours: hosts, states, hints, what the visitor has', () => {
    const x = {
      l: ['img', 'https://a.test/b.png', 1, 2, 3, 'image lazy high'],
      i: ['#buy', 'pointer', 1, 2, 3, 'a.js f', 2, 'complete'],
      d: [0.05, 1200.4, 'loading'],
      s: [
        ['https://a.test/a.js f', 90.4, 30.2],
        ['inline', 5],
      ],
      h: [
        ['ads.test', 120.4, 5000],
        ['fonts.test', 3, 0],
      ],
      b: ['unload-listener'],
      e: [75, 8, 12],
    };
    expect(read(view({ x }))).toMatchObject({
      lcp_kind: 'image lazy high',
      inp_state: 'complete',
      cls_shift_e4: 500,
      cls_at_ms: 1200,
      cls_state: 'loading',
      slow_scripts: { 'https://a.test/a.js f': 90, inline: 5 },
      forced_layouts: { 'https://a.test/a.js f': 30 },
      resource_ms: { 'ads.test': 120, 'fonts.test': 3 },
      resource_bytes: { 'ads.test': 5000 },
      not_restored: { 'unload-listener': 1 },
      rtt: '100',
      memory: '8',
      cores: '16',
    });
    const odd = {
      l: ['img', '', 1, 2, 3, 'my cat'],
      d: 7,
      e: [0, 0, 0],
      i: ['', '', 1, 2, 3, '', 0, 'gone'],
    };
    const measures = read(view({ x: odd }));
    for (const name of ['lcp_kind', 'inp_state', 'cls_shift_e4', 'rtt', 'memory', 'cores']) {
      expect(measures).not.toHaveProperty(name);
    }
  });

  it('that are odd take nothing else with them', () => {
    expect(read(view({ l: 12, x: { l: 'no list', s: [['a', {}], 5] } }))).toMatchObject({ lcp_ms: 12 });
    expect(read(view({ x: { l: [null, 5, null, 300, -1] } }))).toEqual({
      view_id: 7,
      navigation: 'navigate',
      lcp_loading_ms: 300,
    });
  });

  it('are cut, in number and in length', () => {
    const many = Array.from({ length: 9 }, (_, n) => [`name${n}`, n]);
    const measures = read(view({ s: many, x: { c: 'x'.repeat(500), s: many } }));
    expect(Object.keys((measures as { server_timing: object }).server_timing)).toHaveLength(5);
    expect(measures).toMatchObject({ cls_target: 'x'.repeat(200) });
  });
});

it('reads errors, at most five, with how often each happened', () => {
  const j = Array.from({ length: 7 }, (_, n) => [`TypeError: ${n}`, 'f https://shop.test/a.js:1:2', 3]);
  const measures = read(view({ j })) as { errors: object[] };
  expect(measures.errors).toHaveLength(5);
  expect(measures.errors[0]).toEqual({
    message: 'TypeError: 0',
    stack: 'f https://shop.test/a.js:1:2',
    count: 3,
  });
});

it('hands on whole numbers from 0 on, whatever a page says: the columns take nothing else', () => {
  const odd = [-5, -0.6, 1.5, 2 ** 40, 1e-9];
  const isWhole = (value: unknown): boolean =>
    typeof value === 'number'
      ? Number.isInteger(value) && value >= 0
      : Object.values(value ?? {}).every(isWhole);
  for (const n of odd) {
    const times = Object.fromEntries(Object.keys(NAVIGATION).map((name) => [name, n]));
    const x = { l: ['', '', n, n, n], i: ['', 'pointer', n, n, n], s: [['a.js', n]] };
    const measures = read(view({ ...times, l: n, f: n, c: n, i: n, s: [['db', n]], j: [['oh', '', n]], x }));
    const numbers = Object.entries(measures).filter(([, value]) => typeof value !== 'string');
    expect(numbers.filter(([name, value]) => name !== 'errors' && !isWhole(value))).toEqual([]);
    expect((measures as { errors: { count: number }[] }).errors.map(({ count }) => count)).toEqual([
      n === 1.5 ? 2 : 1,
    ]);
  }
});

it.each([
  [5, 'must be an object'],
  [{ v: 0, n: 'n' }, 'v '],
  [{ v: 1, n: 'z' }, 'n must be n, r, b, p, d, c or s'],
])('refuses %j', (value, sentence) => {
  expect(read(value)).toContain(sentence);
});
