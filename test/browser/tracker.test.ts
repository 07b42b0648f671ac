import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beaconVerb, HIDE, startTrackerWorld, type TrackerWorld } from './tracker-world.ts';

let world: TrackerWorld;
const expectBeacons = beaconVerb(() => world);

beforeAll(async () => {
  world = await startTrackerWorld();
});
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world?.stop());

describe('pages', () => {
  it('counts a page once it is opened, without the part of its address that may be secret', async () => {
    const page = await world.newPage();
    const address = world.url({ path: '/pricing?utm_source=news' });
    await expectBeacons(page, () => page.goto(`${address}#token=secret`), [{ n: 'pageview', u: address }]);
  });

  const withoutNavigation = 'delete window.navigation';
  it.each([
    ['by the Navigation API', undefined],
    ['by a patched history where there is none', withoutNavigation],
  ])('counts the routes of an application %s, after what was read of the one before', async (_, before) => {
    const page = await world.newPage({ before });
    await page.goto(world.url());
    const viewed = (path: string, r: string) => [
      { n: 'engagement', u: r },
      { n: 'pageview', u: world.url({ path }), r },
    ];
    const go = (call: string) => () => page.evaluate(call);
    await expectBeacons(page, go('history.pushState({}, "", "/a?x=1")'), viewed('/a?x=1', world.url()));
    await expectBeacons(page, go('history.pushState({}, "", "/a?x=2#top")'), []);
    await expectBeacons(
      page,
      go('history.replaceState({}, "", "/b")'),
      viewed('/b', world.url({ path: '/a?x=1' })),
    );
    await expectBeacons(page, go('history.go(-2)'), viewed('/', world.url({ path: '/b' })));
    expect(await page.evaluate('"navigation" in window')).toBe(before === undefined);
  });

  it('tells pages apart by what follows # where the site’s routes are there', async () => {
    const page = await world.newPage({ options: { hash: true } });
    const first = world.url({ path: '/app%23/users?utm_source=news' });
    await expectBeacons(page, () => page.goto(world.url({ path: '/app?utm_source=news#/users' })), [
      { n: 'pageview', u: first },
    ]);
    await expectBeacons(page, () => page.evaluate('location.hash = "/users/1"'), [
      { n: 'engagement', u: first },
      { n: 'pageview', u: world.url({ path: '/app%23/users/1?utm_source=news' }) },
    ]);
  });

  it('counts a prerendered page only when somebody comes to see it', async () => {
    // Chromium without a screen prerenders nothing: the page is only told so.
    const page = await world.newPage({
      before: `Object.defineProperty(document, 'prerendering', { value: true, writable: true })`,
    });
    await expectBeacons(page, () => page.goto(world.url()), []);
    const activate = 'document.prerendering = false; document.dispatchEvent(new Event("prerenderingchange"))';
    await expectBeacons(page, () => page.evaluate(activate), [{ n: 'pageview' }]);
  });

  it('counts a page anew that comes back from the back-forward cache', async () => {
    const page = await world.newPage({ before: 'window.isRestored = false' });
    await page.goto(world.url({ path: '/one' }));
    await page.evaluate('window.isRestored = true');
    await page.goto(world.url({ host: 'other.test' }));
    await expectBeacons(page, () => page.goBack({ waitUntil: 'commit' }), [
      { n: 'pageview', u: world.url({ path: '/one' }) },
    ]);
    expect(await page.evaluate('window.isRestored')).toBe(true);
  });

  it('calls a page missing that says so', async () => {
    const page = await world.newPage({ head: '<meta name="pharos" content="404">' });
    await expectBeacons(page, () => page.goto(world.url({ path: '/gone' })), [
      { n: 'pageview' },
      { n: '404', u: world.url({ path: '/gone' }), x: false },
    ]);
  });
});

describe('engagement', () => {
  it('says when the page is hidden how long it was in front of somebody, and how far down it was seen', async () => {
    const page = await world.newPage();
    await page.clock.install();
    await page.goto(world.url());
    await page.clock.runFor(5_000);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.evaluate(`window.beacons = 0; const { sendBeacon } = navigator;
      navigator.sendBeacon = (...args) => sendBeacon.apply(navigator, args) && ++beacons`);
    const [event] = await expectBeacons(page, () => page.evaluate(HIDE), [{ n: 'engagement', d: 100 }]);
    expect(event?.t).toBeGreaterThanOrEqual(5_000);
    expect(event?.t).toBeLessThan(60_000);
    expect(await page.evaluate('beacons')).toBe(1);
    await page.clock.runFor(60_000);
    await expectBeacons(page, () => page.evaluate(HIDE), []);
  });

  it('does not take time for reading in which the page has no focus', async () => {
    const page = await world.newPage();
    await page.clock.install();
    await page.goto(world.url());
    await page.evaluate('document.hasFocus = () => false; dispatchEvent(new Event("blur"))');
    await page.clock.runFor(60_000);
    const [event] = await expectBeacons(page, () => page.evaluate(HIDE), [{ n: 'engagement' }]);
    expect(event?.t).toBeLessThan(30_000);
  });

  it('is posted where sendBeacon refuses or does not exist', async () => {
    for (const beacon of [undefined, () => false]) {
      const page = await world.newPage();
      await page.goto(world.url());
      await page.evaluate(`navigator.sendBeacon = ${beacon}`);
      await expectBeacons(page, () => page.evaluate(HIDE), [{ n: 'engagement' }]);
    }
  });
});

describe('what visitors do', () => {
  it('counts clicks on links that lead elsewhere, with any button but the one for menus', async () => {
    const url = `http://other.test:${world.port}/there?a=1`;
    const body = `<a href="${url}"><b>there</b></a> <a href="mailto:a@b.example">mail</a> <a href="#here">here</a>`;
    const page = await world.newPage({ body });
    await page.goto(world.url());
    await page.evaluate('addEventListener("click", (event) => event.preventDefault())');
    const click = { n: 'Outbound Link: Click', p: { url } };
    await expectBeacons(page, () => page.click('b'), [click]);
    await expectBeacons(page, () => page.click('b', { button: 'right' }), []);
    await expectBeacons(page, () => page.dispatchEvent('b', 'auxclick', { button: 1 }), [click]);
    await expectBeacons(page, () => page.getByText('mail').click(), []);
    await expectBeacons(page, () => page.getByText('here', { exact: true }).click(), []);
  });

  it('does not lose a click that leads away from the page', async () => {
    const url = `http://other.test:${world.port}/`;
    const page = await world.newPage({ body: `<a href="${url}">there</a>` });
    await page.goto(world.url());
    await expectBeacons(page, async () => {
      await page.getByText('there').click();
      await page.waitForURL(url);
    }, [{ n: 'Outbound Link: Click' }, { n: 'engagement' }]);
  });

  it('counts downloads of files, here and elsewhere', async () => {
    const body = '<a href="/price%20list.PDF?v=2">list</a> <a href="http://other.test/app.zip">app</a>';
    const page = await world.newPage({ body });
    await page.goto(world.url());
    await page.evaluate('addEventListener("click", (event) => event.preventDefault())');
    const list = world.url({ path: '/price%20list.PDF?v=2' });
    await expectBeacons(page, () => page.getByText('list').click(), [
      { n: 'File Download', p: { url: list } },
    ]);
    await expectBeacons(page, () => page.getByText('app').click(), [
      { n: 'File Download', p: { url: 'http://other.test/app.zip' } },
    ]);
  });

  it('counts forms that are submitted, also where the page does that itself', async () => {
    const page = await world.newPage({ body: '<form><button>Send</button></form>' });
    await page.goto(world.url());
    await page.evaluate(
      'document.querySelector("form").onsubmit = (event) => { event.stopPropagation(); event.preventDefault(); }',
    );
    await expectBeacons(page, () => page.click('button'), [{ n: 'Form: Submission' }]);
  });

  it('counts clicks on elements that name an event, with their props', async () => {
    const body = `<button data-pharos-event="Sign up" data-pharos-prop-plan="Team" data-pharos-prop-paid-by="year">
      <b>Join</b></button>`;
    const page = await world.newPage({ body });
    await page.goto(world.url());
    await expectBeacons(page, () => page.click('b'), [
      { n: 'Sign up', p: { plan: 'Team', 'paid-by': 'year' } },
    ]);
  });

  it('counts nothing by itself that the site has switched off', async () => {
    const body = '<a href="http://other.test/">there</a><form><button>Send</button></form>';
    const options = { off: ['Outbound Link: Click' as const] };
    const page = await world.newPage({ body, options });
    await page.goto(world.url());
    await page.evaluate(
      'for (const name of ["click", "submit"]) addEventListener(name, (e) => e.preventDefault())',
    );
    await page.evaluate('document.querySelector("form").onsubmit = () => false');
    await expectBeacons(page, () => page.getByText('there').click(), []);
    await expectBeacons(page, () => page.evaluate('document.querySelector("form").requestSubmit()'), [
      { n: 'Form: Submission' },
    ]);
  });
});
