import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aSite } from '../../workers/ingest/test-ingest.ts';
import { beaconVerb, startTrackerWorld, type TrackerWorld } from './tracker-world.ts';

let world: TrackerWorld;
const expectBeacons = beaconVerb(() => world);
const STUB = 'window.pharos=window.pharos||function(){(pharos.q=pharos.q||[]).push(arguments)}';

beforeAll(async () => {
  world = await startTrackerWorld();
});
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world?.stop());

describe('window.pharos', () => {
  it('counts events with props and revenue, and passive ones', async () => {
    const page = await world.newPage();
    await page.goto(world.url());
    const buy = 'pharos("Buy", { props: { plan: "team" }, revenue: { amount: "9.90", currency: "EUR" } })';
    await expectBeacons(page, () => page.evaluate(`${buy}; pharos("Seen", { interactive: false })`), [
      { n: 'Buy', p: { plan: 'team' }, $: { amount: '9.90', currency: 'EUR' }, u: world.url() },
      { n: 'Seen', x: false },
    ]);
  });

  it('keeps the calls made before the script is there', async () => {
    const head = `<script>${STUB}; pharos("Early", { props: { n: 1 } })</script>`;
    const page = await world.newPage({ head });
    await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }, { n: 'Early', p: { n: 1 } }]);
  });

  it('lets the page change and drop events before they are sent', async () => {
    const hook =
      'pharos.beforeSend = (e) => e.n === "Secret" ? null : { ...e, u: e.u.replace(/id=\\d+/, "") }';
    const page = await world.newPage({ head: `<script>${STUB}; ${hook}</script>` });
    await expectBeacons(page, () => page.goto(world.url({ path: '/?id=1' })), [
      { n: 'pageview', u: world.url({ path: '/?' }) },
    ]);
    await expectBeacons(page, () => page.evaluate('pharos("Secret"); pharos("Open")'), [{ n: 'Open' }]);
  });

  it('never throws into the page, and loses no other event by one that cannot be sent', async () => {
    const page = await world.newPage();
    await page.goto(world.url());
    const odd = `const loop = {}; loop.loop = loop;
      pharos("Loop", { props: loop }); pharos("Big", { props: { n: 1n } }); pharos("Null", null);
      pharos("Late", { props: { get x() { throw new Error("no") } } });
      pharos.beforeSend = () => { throw new Error("no") }; pharos("Hook"); pharos.beforeSend = undefined;
      pharos("Good")`;
    await expectBeacons(page, () => page.evaluate(odd), [{ n: 'Good' }]);
  });

  it('is all that the script leaves in the page: no other name, no cookie, nothing stored', async () => {
    const page = await world.newPage({ before: 'window.names = Object.keys(window)' });
    await page.goto(world.url());
    const left = 'Object.keys(window).filter((name) => !names.includes(name) && name !== "names")';
    expect(await page.evaluate(left)).toEqual(['pharos']);
    expect(await page.evaluate('[document.cookie, localStorage.length, sessionStorage.length]')).toEqual([
      '',
      0,
      0,
    ]);
  });
});

describe('what a site may have switched on', () => {
  it('names the visitor that the page names, from then on', async () => {
    const page = await world.newPage({ options: { identify: true } });
    await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }]);
    expect(world.beacons.at(-1)).not.toHaveProperty('v');
    await expectBeacons(page, () => page.evaluate('pharos.visitor = "anna"; pharos("In")'), [{ n: 'In' }]);
    expect(world.beacons.at(-1)).toMatchObject({ v: 'anna' });
    await expectBeacons(page, () => page.evaluate('pharos.visitor = ""; pharos("Out")'), [{ n: 'Out' }]);
    expect(world.beacons.at(-1)).not.toHaveProperty('v');
  });

  it('says nothing of who the visitor is where that is not switched on', async () => {
    const head = `<script>${STUB}; pharos.visitor = "anna"</script>`;
    const page = await world.newPage({ head });
    await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }]);
    expect(world.beacons.at(-1)).not.toHaveProperty('v');
  });

  it('tells pages apart by the query parameters it keeps', async () => {
    const page = await world.newPage({ options: { query: ['q'] } });
    await page.goto(world.url({ path: '/search?q=a' }));
    await expectBeacons(page, () => page.evaluate('history.pushState({}, "", "?q=a&x=1")'), []);
    const next = world.url({ path: '/search?q=b' });
    await expectBeacons(page, () => page.evaluate('history.pushState({}, "", "?q=b")'), [
      { n: 'engagement' },
      { n: 'pageview', u: next },
    ]);
  });
});

describe('who is not counted', () => {
  const refused = async (visit: Parameters<TrackerWorld['newPage']>[0]) => {
    const page = await world.newPage(visit);
    await expectBeacons(page, () => page.goto(world.url(visit)), []);
    await expectBeacons(page, () => page.evaluate('pharos("Event")'), []);
  };
  const counted = async (visit: Parameters<TrackerWorld['newPage']>[0]) => {
    const page = await world.newPage(visit);
    await expectBeacons(page, () => page.goto(world.url(visit)), [{ n: 'pageview' }]);
  };
  const wish = {
    gpc: `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`,
    dnt: `Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })`,
    driver: `Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true })`,
  };

  it('honours Global Privacy Control', () => refused({ before: wish.gpc }));

  it('honours Do Not Track where the site wants that', async () => {
    await refused({ before: wish.dnt, options: { dnt: true } });
    await counted({ before: wish.dnt });
  });

  it('counts neither automated browsers nor the developer’s own machine, unless told to', async () => {
    await refused({ before: wish.driver });
    for (const host of ['localhost', 'shop.localhost', '127.0.0.1']) {
      await refused({ host });
      await counted({ host, before: wish.driver, options: { local: true } });
    }
  });

  it('leaves the owner’s own browser out from #pharos-off to #pharos-on', async () => {
    const page = await world.newPage();
    await expectBeacons(page, () => page.goto(world.url({ path: '/#pharos-off' })), []);
    await expectBeacons(page, () => page.goto(world.url({ path: '/next' })), []);
    await expectBeacons(page, () => page.goto(world.url({ path: '/back#pharos-on' })), [{ n: 'pageview' }]);
    // In a tab of its own, since leaving a page sends how long one was engaged with it.
    const other = await page.context().newPage();
    await expectBeacons(other, () => other.goto(world.url({ path: '/more' })), [{ n: 'pageview' }]);
  });

  it('counts on the hosts that the site names, and leaves every other page as it is', async () => {
    const hostnames = ['listed.test', '*.listed.test'];
    await world.setSite(aSite({ key: 'listed', siteId: 21, domain: 'listed.test', hostnames }));
    const head = `<script>${STUB}; pharos("Early")</script><script src="/js/of/listed.test.js"></script>`;
    for (const host of ['www.listed.test', 'eu.listed.test']) {
      const page = await world.newPage({ host, head, script: '' });
      const sent = [{ n: 'pageview', u: world.url({ host }) }, { n: 'Early' }];
      await expectBeacons(page, () => page.goto(world.url({ host })), sent);
    }
    for (const host of ['copy-listed.test', 'listed.test.copy.test']) {
      const page = await world.newPage({ host, head, script: '' });
      await expectBeacons(page, () => page.goto(world.url({ host })), []);
      await expectBeacons(page, () => page.evaluate('pharos("Late")'), []);
      expect(await page.evaluate('[pharos.isReady, pharos.q.map(([name]) => name)]')).toEqual([
        undefined,
        ['Early', 'Late'],
      ]);
    }
  });

  it('counts where storage cannot be read', () =>
    counted({
      before: `Object.defineProperty(window, 'localStorage', { get() { throw new Error('SecurityError'); } })`,
    }));
});

it('sends again what the server was too busy for, with the same ids', async () => {
  const page = await world.newPage();
  await page.clock.install();
  world.refuseNext.push(503, 429);
  const [first] = await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }]);
  for (const waitMs of [10_000, 20_000]) {
    const [again] = await expectBeacons(page, () => page.clock.runFor(waitMs), [{ n: 'pageview' }]);
    expect(again?.i).toBe(first?.i);
    expect(again?.a).toBeGreaterThanOrEqual(waitMs);
  }
  await expectBeacons(page, () => page.clock.runFor(600_000), []);
});

it('does not send again what is refused for good', async () => {
  const page = await world.newPage();
  await page.clock.install();
  world.refuseNext.push(400);
  await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }]);
  await expectBeacons(page, () => page.clock.runFor(600_000), []);
});
