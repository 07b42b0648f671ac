import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../core/event.ts';
import { HIDE, startTrackerWorld, type TrackerWorld } from './tracker-world.ts';

let world: TrackerWorld;
let seen = 0;

beforeAll(async () => {
  world = await startTrackerWorld();
});
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world?.stop());

/** A script as a site's own bundler would make it of a package from npm. */
async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

async function open(script: string): Promise<Page> {
  seen = (await world.rows()).length;
  const page = await world.newPage({ script });
  await page.goto(world.url({ path: '/pricing?utm_source=news' }));
  return page;
}

/** What the Worker stored since the page was opened, once as much is there as is expected. */
async function expectStored(expected: Partial<EventRow>[]): Promise<void> {
  const fresh = async () => (await world.rows()).slice(seen);
  await expect
    .poll(async () => (await fresh()).length, { timeout: 5_000 })
    .toBeGreaterThanOrEqual(expected.length);
  expect(await fresh()).toEqual(expected.map((row) => expect.objectContaining(row)));
}

const SIGNUP = { kind: 'custom', name: 'Signup', props: { plan: 'team' } } as const;

describe('Plausible’s trackers from npm, unmodified', () => {
  it('@plausible-analytics/tracker: pageview, event with props and revenue, engagement', async () => {
    const script = await bundle(`
      import { init, track } from '@plausible-analytics/tracker';
      init({ domain: 'shop.test', endpoint: '/api/event', logging: false });
      window.signUp = () => track('Signup', { props: { plan: 'team' }, revenue: { amount: 9.9, currency: 'EUR' } });`);
    const page = await open(script);
    const pageview = {
      kind: 'pageview',
      site_id: 9,
      hostname: 'shop.test',
      pathname: '/pricing',
      utm_source: 'news',
    } as const;
    await expectStored([pageview]);
    await page.evaluate('signUp()');
    await expectStored([pageview, { ...SIGNUP, revenue_amount: '9.9', revenue_currency: 'EUR' }]);
    await page.evaluate('scrollTo(0, 2000)');
    await page.evaluate(HIDE);
    await expectStored([pageview, SIGNUP, { kind: 'engagement', pathname: '/pricing' }]);
    const engagement = (await world.rows()).at(-1);
    expect(engagement?.scroll_depth).toBeGreaterThan(50);
  });

  it('plausible-tracker: pageview and event with props', async () => {
    const script = await bundle(`
      import Plausible from 'plausible-tracker';
      const plausible = Plausible({ domain: 'www.shop.test', apiHost: location.origin });
      plausible.trackPageview();
      window.signUp = () => plausible.trackEvent('Signup', { props: { plan: 'team' } });`);
    const page = await open(script);
    await expectStored([{ kind: 'pageview', pathname: '/pricing' }]);
    await page.evaluate('signUp()');
    await expectStored([{ kind: 'pageview' }, SIGNUP]);
  });
});

it('Umami’s requests as its script makes them: pageview, event with data, with the token it was given', async () => {
  // The script has no package on npm; this is how it posts.
  const page = await open(`
    let cache;
    const send = async (payload) => {
      const response = await fetch('/api/send', {
        keepalive: true,
        method: 'POST',
        body: JSON.stringify({ type: 'event', payload: {
          website: '7b1d2c3e-0000-4000-8000-123456789abc', screen: screen.width + 'x' + screen.height, language: navigator.language,
          title: document.title, hostname: location.hostname, url: location.pathname + location.search, referrer: document.referrer, ...payload } }),
        headers: { 'Content-Type': 'application/json', ...(cache && { 'x-umami-cache': cache }) },
        credentials: 'omit',
      });
      const data = await response.json();
      if (data) cache = data.cache;
      return data;
    };
    window.first = send({});
    window.signUp = () => send({ name: 'Signup', data: { plan: 'team', revenue: 5, currency: 'USD' } });`);
  const told = await page.evaluate('first');
  expect(told).toEqual({
    cache: expect.stringMatching(/^[\w-]+\.[\w-]+\.$/),
    sessionId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    visitId: expect.any(String),
  });
  expect(await page.evaluate('signUp()')).toMatchObject({
    sessionId: (told as { sessionId: string }).sessionId,
  });
  await expectStored([
    { kind: 'pageview', site_id: 9, hostname: 'shop.test', pathname: '/pricing', utm_source: 'news' },
    {
      name: 'Signup',
      props: { plan: 'team', revenue: '5', currency: 'USD' },
      revenue_amount: '5',
      revenue_currency: 'USD',
    },
  ]);
});

describe('a tag of another product that was only pointed at our host', () => {
  const visit = async (head: string) => {
    seen = (await world.rows()).length;
    const page = await world.newPage({ script: '', head });
    await page.goto(world.url());
    return page;
  };

  it('of Plausible counts with our tracker, and its calls go on working', async () => {
    const stub =
      'window.plausible = window.plausible || function () { (plausible.q = plausible.q || []).push(arguments); }';
    const page = await visit(
      `<script>${stub}; plausible("Early", { props: { n: 1 } })</script><script defer data-domain="www.shop.test" src="/js/script.js"></script>`,
    );
    await expectStored([
      { kind: 'pageview', site_id: 9 },
      { name: 'Early', props: { n: '1' } },
    ]);
    await page.evaluate(
      'new Promise((callback) => plausible("Signup", { props: { plan: "team" }, callback }))',
    );
    await expectStored([{ kind: 'pageview' }, { name: 'Early' }, SIGNUP]);
  });

  it('of Umami counts by the page’s host, and its calls go on working', async () => {
    const page = await visit(
      '<script defer src="/js/script.js" data-website-id="7b1d2c3e-0000-4000-8000-123456789abc"></script>',
    );
    await expectStored([{ kind: 'pageview', site_id: 9 }]);
    await page.evaluate('umami.track("Signup", { plan: "team" })');
    await expectStored([{ kind: 'pageview' }, SIGNUP]);
  });
});
