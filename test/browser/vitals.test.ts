import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Measures } from '../../tracker/measures.ts';
import type { TrackerOptions } from '../../tracker/options.ts';
import { HIDE, startTrackerWorld, type TrackerWorld } from './tracker-world.ts';

let world: TrackerWorld;

beforeAll(async () => {
  world = await startTrackerWorld();
});
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world?.stop());

/** web-vitals itself, beside our script: every value it reports, by navigation type and metric, the last one first. */
const ORACLE = `<script src="/web-vitals.js"></script><script>
  window.told = {};
  for (const name of ['LCP', 'INP', 'CLS', 'FCP', 'TTFB'])
    webVitals['on' + name]((metric) => { (told[metric.navigationType] ??= {})[name] = metric; }, { reportAllChanges: true, reportSoftNavs: true });
</script>`;
type Told = Record<string, Record<string, { value: number; attribution: Record<string, unknown> }>>;

/** A slow picture, a late shift, a button that blocks, and one that goes to another route. */
const BODY = `
  <p id="intro">Welcome to the shop</p>
  <div id="notice"></div>
  <img class="hero" fetchpriority="high" src="/slow.svg" width="800" height="400">
  <button id="slow">Slow</button> <button id="route">Route</button> <div id="app"></div>
  <script>
    function block(ms) { const end = performance.now() + ms; while (performance.now() < end); }
    document.getElementById('slow').onclick = function slowHandler() { block(170); for (let n = 0; n < 50; n++) { document.body.style.paddingLeft = n % 2 + 'px'; document.body.offsetWidth; } document.body.style.paddingLeft = ''; };
    document.getElementById('route').onclick = () => {
      history.pushState({}, '', '/next');
      setTimeout(() => { document.getElementById('app').innerHTML = '<h1 style="font-size:60px">Another page with a long heading</h1>'; }, 50);
    };
    window.shift = () => { document.getElementById('notice').style.height = '120px'; };
  </script>`;

/** What arrived of each view, the last message about it, in the order the views began; the page is hidden first. */
async function measured(page: Page): Promise<(Measures & { u: string })[]> {
  const before = world.arrived.length;
  await page.evaluate(HIDE);
  await expect.poll(() => world.arrived.slice(before).some(({ m }) => m)).toBe(true);
  const views = new Map<number, Measures & { u: string }>();
  for (const { m, u } of world.arrived as unknown as { m?: Measures; u: string }[]) {
    if (m) views.set(m.v, { ...m, u });
  }
  return [...views.values()];
}

/** As texts are written only now: what the oracle does while the page is measured, it would measure itself. */
const told = (page: Page) => page.evaluate('JSON.parse(JSON.stringify(told))') as Promise<Told>;
const painted = (page: Page) =>
  page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))',
  );

async function open(visit: { body: string; options?: TrackerOptions }): Promise<Page> {
  world.arrived.length = 0;
  const page = await world.newPage({ vitals: true, head: ORACLE, ...visit });
  await page.goto(world.url());
  return page;
}

/** Holds a view to what web-vitals says of that kind of navigation: within a millisecond, and 0.001 of shifts. */
function expectAgreement(ours: Measures | undefined, theirs: Told[string] | undefined): void {
  expect(Math.abs((ours?.l ?? -9) - (theirs?.LCP?.value ?? -99))).toBeLessThan(1);
  expect(Math.abs((ours?.f ?? -9) - (theirs?.FCP?.value ?? -99))).toBeLessThan(1);
  expect(Math.abs((ours?.c ?? -9) - (theirs?.CLS?.value ?? -99))).toBeLessThan(0.001);
  expect(ours?.i).toBe(theirs?.INP?.value);
}

describe('a page with a slow picture, a late shift, a blocked click and a change of route', () => {
  it('measures what web-vitals measures, and says why', async () => {
    const page = await open({ body: BODY });
    await expect.poll(() => told(page).then((all) => all.navigate?.LCP?.attribution.target)).toContain('img');
    await page.evaluate('shift()');
    await painted(page);
    await page.click('#slow');
    await painted(page);
    await page.click('#route');
    await expect.poll(() => told(page).then((all) => all['soft-navigation']?.LCP?.value)).toBeGreaterThan(0);
    await painted(page);
    const [hard, soft, ...more] = await measured(page);
    const theirs = await told(page);

    expect(more).toEqual([]);
    expect([hard?.n, hard?.u, soft?.n, soft?.u]).toEqual([
      'n',
      world.url(),
      's',
      world.url({ path: '/next' }),
    ]);
    expectAgreement(hard, theirs.navigate);
    expectAgreement(soft, theirs['soft-navigation']);
    expect(Math.abs(Number(hard?.resStar) - (theirs.navigate?.TTFB?.value ?? -9))).toBeLessThan(1);

    const { LCP, INP } = theirs.navigate ?? {};
    const [target, url, ...rest] = hard?.x?.l ?? [];
    const parts = rest.slice(0, 3);
    expect([target, url, rest[3]]).toEqual([
      'html>body>img.hero',
      world.url({ path: '/slow.svg' }),
      'image high',
    ]);
    const { resourceLoadDelay, resourceLoadDuration, elementRenderDelay } = LCP?.attribution ?? {};
    expect(parts).toEqual([resourceLoadDelay, resourceLoadDuration, elementRenderDelay]);
    expect(hard?.x?.c).toBe('html>body>img.hero');
    const { largestShiftValue, largestShiftTime, loadState } = theirs.navigate?.CLS?.attribution ?? {};
    expect(hard?.x?.d).toEqual([largestShiftValue, largestShiftTime, loadState]);
    expect(hard?.x?.e?.[2]).toBe(await page.evaluate('navigator.hardwareConcurrency'));
    const { inputDelay, processingDuration, presentationDelay, longestScript } = INP?.attribution ?? {};
    const { intersectingDuration } = longestScript as { intersectingDuration: number };
    expect(hard?.x?.i).toEqual([
      '#slow',
      'pointer',
      inputDelay,
      processingDuration,
      presentationDelay,
      `${world.url()} slowHandler`,
      Math.round(intersectingDuration),
      INP?.attribution.loadState,
    ]);
    expect(hard?.x?.s?.[0]).toEqual([`${world.url()} slowHandler`, expect.any(Number), expect.any(Number)]);
    expect(hard?.x?.s?.[0]?.[2]).toBeGreaterThan(0);
    expect([soft?.x?.l?.[0], soft?.x?.l?.[5]]).toEqual(['#app>h1', 'text']);
  });

  it('says what it fetched from hosts of others, and is silent about our own', async () => {
    const others = `<img src="${world.url({ host: 'other.test', path: '/slow.svg' })}"><img src="/slow.svg">`;
    const page = await open({ body: `<p>Hello</p>${others}` });
    await expect.poll(() => page.evaluate('typeof pharos.causes')).toBe('function');
    await painted(page);
    const [view] = await measured(page);
    const { host } = new URL(world.url({ host: 'other.test' }));
    expect(view?.x?.h).toEqual([[host, expect.any(Number), expect.any(Number)]]);
  });

  it('tells of nothing that was not measured, and nothing twice', async () => {
    const page = await open({ body: '<p>Nothing moves here</p>' });
    await painted(page);
    const [view] = await measured(page);
    expect(view).toMatchObject({ n: 'n', h: 'http/1.1', c: 0 });
    expect(view).not.toHaveProperty('i');
    expect(view).not.toHaveProperty('redStar');
    const count = world.arrived.length;
    await page.evaluate(HIDE);
    await painted(page);
    expect(world.arrived).toHaveLength(count);
  });
});

describe('a share of the documents', () => {
  it('is measured, and says so; the others measure nothing', async () => {
    const visit = async (sample: number) => {
      const page = await open({ body: '<p>Hello</p>', options: { sample } });
      await painted(page);
      await page.evaluate('scrollTo(0, 900)');
      await page.evaluate(HIDE);
      await expect.poll(() => world.arrived.some(({ n }) => n === 'engagement')).toBe(true);
      return world.arrived.filter(({ m }) => m).map(({ m }) => (m as Measures).q);
    };
    expect(await visit(0.999999)).toEqual([0.999999]);
    expect(await visit(0)).toEqual([]);
  });
});

it('measures a page from the back-forward cache anew, as web-vitals does', async () => {
  const page = await open({ body: '<p>Hello</p>' });
  await painted(page);
  await page.goto(`http://other.test:${world.port}/`);
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => told(page).then((all) => all['back-forward-cache']?.LCP?.value)).toBeGreaterThan(0);
  await painted(page);
  const views = await measured(page);
  const restored = views.find(({ n }) => n === 'c');
  const theirs = (await told(page))['back-forward-cache'];
  // Both read the clock in the same frame, one after the other: on a busy machine that is not the same millisecond.
  expect(Math.abs((restored?.l ?? -9) - (theirs?.LCP?.value ?? -99))).toBeLessThan(16);
  expect(Math.abs((restored?.f ?? -9) - (theirs?.FCP?.value ?? -99))).toBeLessThan(16);
  expect(restored).toMatchObject({ c: 0 });
  expect(restored).not.toHaveProperty('resStar');
  expect(views.map(({ n }) => n)).toEqual(['n', 'c']);
});

describe('what breaks on a page', () => {
  it('is told with its place, grouped, without what people typed', async () => {
    const page = await open({
      body: `<script>
        addEventListener('error', (event) => event.preventDefault());
        setTimeout(function early() { throw new TypeError('no "secret" of anna@example.com in 4711'); });
        setTimeout(() => { throw new RangeError('without a name'); });
        window.fail = () => { for (let n = 0; n < 3; n++) setTimeout(function inLoop() { null.x; }); };
        window.reject = () => { Promise.reject('plain text 12'); };
      </script>`,
    });
    await expect.poll(() => page.evaluate('typeof pharos.causes')).toBe('function');
    await page.evaluate('fail(); reject()');
    await painted(page);
    const [view] = await measured(page);
    world.problems.length = 0;
    const told = view?.j?.toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(told).toEqual([
      ['RangeError: without a name', expect.stringMatching(/^http:\/\/shop\.test:\d+\/:\d+:\d+/), 1],
      [
        `TypeError: Cannot read properties of null (reading '*')`,
        expect.stringMatching(/^inLoop http:\/\/shop\.test:\d+\/:\d+:\d+/),
        3,
      ],
      ['TypeError: no "*" of * in 0', expect.stringMatching(/^early http:\/\/shop\.test:\d+\/:\d+:\d+/), 1],
      ['plain text 0', '', 1],
    ]);
  });
});
