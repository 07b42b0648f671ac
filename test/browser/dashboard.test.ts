import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOperator } from '../stack.ts';
import { accessibilityFaults } from './axe.ts';
import { DOMAIN, patient, startDashboardWorld } from './dashboard-world.ts';

const world = await startDashboardWorld();
afterAll(() => world.close());
const { stack, browser, problems } = world;

let page: Page;
beforeAll(async () => {
  page = await world.signedIn();
});

/** All that moved in the page so far, as a browser adds it up. */
const LAYOUT_SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum)));
})`;

/** Notes when the first view is complete: headline, chart, every list, and how many are there now. */
const WATCH_VIEW = `new MutationObserver(() => {
  const main = document.querySelector('main');
  const isComplete = main && main.querySelector('[role=img]') &&
    main.querySelectorAll('[data-details]').length === 5 && /visitors? now/.test(main.textContent) &&
    !main.querySelector('.animate-shimmer');
  if (isComplete) window.viewAt ??= performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });`;

/** Opens an address anew; what of the API was asked until its first view was complete. */
async function askedFirst(opened: Page, address: string): Promise<string[]> {
  await opened.addInitScript(WATCH_VIEW);
  await opened.goto(stack.url + address);
  await opened.getByRole('region', { name: 'Pages', exact: true }).getByText('/pricing').first().waitFor();
  // A function: the page's policy lets no text be evaluated again and again.
  await opened.waitForFunction(() => (globalThis as { viewAt?: number }).viewAt);
  return await opened.evaluate<string[]>(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.includes('/api/') && startTime < window.viewAt)
    .map(({ name }) => new URL(name).pathname)`);
}

/** Goes to a section with this query part. */
async function open(section = '', search = ''): Promise<void> {
  await page.goto(`${stack.url}/sites/${DOMAIN}${section}${search}`);
}
const region = (name: string) => page.getByRole('region', { name, exact: true });
const visitors = () => page.getByRole('button', { name: /^Visitors/ }).textContent();

describe('the dashboard of a site', () => {
  it('asks for all it shows first in one request, and nothing moves when it comes', async () => {
    expect(await askedFirst(page, `/sites/${DOMAIN}`)).toEqual(['/api/v2/dashboard']);
    const shift = await page.evaluate<number>(LAYOUT_SHIFT);
    expect(shift).toBeLessThan(0.02);
    expect(await visitors()).toContain('40');
  });

  it.each(['all', '12mo'])('asks once of the period %s, too', async (period) => {
    expect(await askedFirst(page, `/sites/${DOMAIN}?period=${period}`)).toEqual(['/api/v2/dashboard']);
  });

  it('asks once when everybody may read it, when a link opens it, and within another page', async () => {
    const scopes = ['sites:write'];
    const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes });
    const put = async (path: string, body: object): Promise<Record<string, string>> => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(stack.url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, string>;
    };
    await put(`/api/v1/sites/${DOMAIN}`, { public: true });
    const link = await put('/api/v1/sites/shared-links', { site_id: DOMAIN, name: 'Board' });
    const stranger = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    for (const url of [`/share/${DOMAIN}`, link.url ?? '', link.embed_url ?? '']) {
      expect(await askedFirst(stranger, url.replace(stack.url, '')), url).toEqual(['/api/v2/dashboard']);
    }
    await stranger.context().close();
    await put(`/api/v1/sites/${DOMAIN}`, { public: false });
  });

  it('filters by one of several conditions, in the address, and goes back', async () => {
    await open();
    await expect.poll(visitors, patient).toContain('40');
    await page.keyboard.press('f');
    const editor = page.getByRole('dialog', { name: 'Filters' });
    await editor.getByLabel('Dimension').selectOption('source');
    await editor.getByLabel('Values').fill('goo');
    await editor.getByRole('option', { name: 'Google' }).click();
    await editor.getByRole('button', { name: 'Add condition' }).click();
    await editor.getByRole('button', { name: 'Joined by' }).click();
    await editor.getByLabel('Dimension').nth(1).selectOption('page');
    await editor.getByLabel('Comparison').nth(1).selectOption('contains');
    await editor.getByLabel('Values').nth(1).fill('nowhere');
    expect(await accessibilityFaults(page)).toEqual([]);
    await editor.getByRole('button', { name: 'Apply filters' }).click();
    await expect.poll(visitors, patient).toContain('20');
    expect(page.url()).toContain('any1=is:source:Google&any1=contains:page:nowhere');
    await page.goBack();
    await expect.poll(visitors, patient).toContain('40');
  });

  it('keeps filters as a segment under a name, and brings back a deleted one', async () => {
    await open('', '?filter=is:source:Bing');
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.getByLabel('Name of the segment').fill('From Bing');
    await page.getByRole('button', { name: 'Save as segment' }).click();
    await page.getByRole('button', { name: 'From Bing', exact: true }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Remove filter: Segment is From Bing' }).count(), patient)
      .toBe(1);
    await page.getByRole('button', { name: 'Delete segment: From Bing' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Segments' }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'Delete segment: From Bing' }).count(), patient)
      .toBe(1);
  });

  it.each([320, 390])('offers segments on a phone of %i pixels, within the window', async (width) => {
    const phone = await page.context().newPage();
    await phone.setViewportSize({ width, height: 640 });
    await phone.goto(`${stack.url}/sites/${DOMAIN}?filter=is:source:Bing`);
    await phone.getByRole('button', { name: 'Segments', exact: true }).click();
    const sheet = phone.getByRole('dialog', { name: 'Segments' });
    await sheet.getByLabel('Name of the segment').fill(`Of ${width}`);
    expect(await accessibilityFaults(phone)).toEqual([]);
    const box = (await sheet.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(640);
    expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    await sheet.getByRole('button', { name: 'Save as segment' }).click();
    await sheet.getByRole('button', { name: `Of ${width}`, exact: true }).click();
    await expect.poll(() => phone.url(), patient).toContain('segment');
    await phone.keyboard.press('Escape');
    await expect.poll(() => sheet.count(), patient).toBe(0);
    await phone.close();
  });

  it('opens a list in full: searched, sorted, downloaded, and closed by going back', async () => {
    await open();
    await page.getByRole('button', { name: 'Details: Page' }).click();
    const dialog = page.getByRole('dialog', { name: 'Page' });
    await expect.poll(() => dialog.getByRole('row').count(), patient).toBe(4);
    await dialog.getByRole('button', { name: 'Pageviews' }).click();
    await dialog.getByRole('button', { name: 'Pageviews' }).click();
    await expect.poll(() => dialog.getByRole('row').nth(3).textContent(), patient).toContain('/40');
    await dialog.getByLabel('Search').fill('PRIC');
    await expect.poll(() => dialog.getByRole('row').count(), patient).toBe(2);
    expect(await accessibilityFaults(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.trim().split(/\r?\n/)[1]).toMatch(/^\/pricing,20,20,20,/);
    await page.goBack();
    await expect.poll(() => dialog.count(), patient).toBe(0);
  });

  it('narrows by the world’s map, by browsers down to their versions, and by goals and their properties', async () => {
    await open();
    await region('Locations').getByRole('tab', { name: 'Map' }).click();
    const map = page.getByRole('application');
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => region('Locations').textContent(), patient).toContain('Germany: 20 visitors');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), patient).toContain('filter=is:country:DE');
    await region('Devices')
      .getByRole('button', { name: /Firefox/ })
      .click();
    await expect.poll(() => region('Devices').textContent(), patient).toContain('Browser version');
    await region('Goals and properties').getByRole('tab', { name: 'Properties' }).click();
    await expect.poll(() => region('Goals and properties').textContent(), patient).toContain('pro');
  });

  it('says what moved a number, and compares with what is chosen', async () => {
    await open('', '?period=7d');
    await page.getByRole('button', { name: 'What changed?' }).click();
    const dialog = page.getByRole('dialog', { name: 'What moved visitors' });
    await expect
      .poll(() => dialog.getByRole('region', { name: 'Source' }).textContent(), patient)
      .toContain('+20');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await expect.poll(() => page.url(), patient).toContain('compare=off');
    await expect.poll(() => page.getByRole('button', { name: 'What changed?' }).count(), patient).toBe(0);
  });

  it('reads single values of the chart by keys, and zooms into a stretch that is drawn over it', async () => {
    await open('', '?period=7d');
    const chart = page.getByRole('img', { name: /^Visitors over time/ });
    await chart.focus();
    for (const key of ['End', 'ArrowLeft']) await page.keyboard.press(key);
    await expect.poll(() => chart.locator('output').textContent(), patient).toContain('40');
    const box = await chart.boundingBox();
    const at = (part: number) => [(box?.x ?? 0) + part * (box?.width ?? 0), (box?.y ?? 0) + 100] as const;
    await page.mouse.move(...at(0.6));
    await page.mouse.down();
    await page.mouse.move(...at(0.97));
    await page.mouse.up();
    await expect.poll(() => page.url(), patient).toContain('period=custom&from=');
    await page.goBack();
    await expect.poll(() => page.url(), patient).toContain('period=7d');
  });

  it('hatches what is missing, explains it by pointer and keys, and says it in the table', async () => {
    await open('', '?period=7d');
    const legend = page.getByRole('list', { name: 'What is missing from the chart' });
    const entry = legend.getByRole('button', { name: 'Before the first event' });
    await entry.waitFor();
    expect(await page.locator('[data-band=before_first]').count()).toBe(1);
    await page.keyboard.press('Tab');
    await entry.focus();
    await expect.poll(() => legend.getByRole('tooltip').isVisible(), patient).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    const chart = page.getByRole('img', { name: /^Visitors over time/ });
    await chart.focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => chart.locator('output').textContent(), patient)
      .toMatch(/Before the first event, .+ to /);
    await page.getByRole('button', { name: 'Show as table' }).click();
    await expect
      .poll(() => page.getByRole('rowheader', { name: /Before the first event/ }).count(), patient)
      .toBeGreaterThan(3);
  });

  it('keeps notes on days, beside the numbers, and brings a deleted one back', async () => {
    await open('', '?period=7d');
    await expect.poll(() => page.getByRole('button', { name: /^Notes/ }).count(), patient).toBe(1);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Notes' });
    await dialog.getByLabel('Note', { exact: true }).fill('Launch day');
    await dialog.getByRole('button', { name: 'Add note' }).click();
    await dialog.getByRole('button', { name: 'Delete note: Launch day' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Delete note: Launch day' }).count(), patient)
      .toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show as table' }).click();
    await expect.poll(() => page.getByRole('cell').count(), patient).toBeGreaterThan(6);
    await expect.poll(() => page.getByText('Launch day').count(), patient).toBe(1);
  });
});

describe('the other pages of a site', () => {
  it('show funnels, which are saved', async () => {
    await open('/funnels');
    await page.getByLabel('Step 1', { exact: true }).fill('/');
    await page.getByLabel('What step 2 is').selectOption('goal');
    await page.getByLabel('Step 2', { exact: true }).selectOption({ label: 'Signup' });
    await page.getByRole('button', { name: 'Show funnel' }).click();
    await expect.poll(() => page.getByText('13% of those who begin finish').count(), patient).toBe(1);
    await page.getByLabel('Begun by').selectOption('source');
    await expect.poll(() => page.getByRole('row', { name: /Google 20 5/ }).count(), patient).toBe(1);
    await page.getByLabel('Name').fill('To sign up');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.getByLabel('Saved funnels').count(), patient).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('have segments and funnels in the settings too: made, changed, and brought back there', async () => {
    await open('/settings/saved');
    const segments = region('Segments');
    await segments.getByRole('button', { name: 'New segment' }).click();
    const made = page.getByRole('dialog', { name: 'New segment' });
    await made.getByLabel('Name of the segment').fill('Germans');
    await made.getByLabel('Dimension').selectOption({ label: 'Country' });
    await made.getByLabel('Values').fill('germ');
    await made.getByRole('option', { name: 'Germany' }).click();
    await made.getByRole('button', { name: 'Save' }).click();
    await segments.getByRole('button', { name: 'Change Germans' }).click();
    const changed = page.getByRole('dialog', { name: 'Change segment: Germans' });
    await changed.getByRole('button', { name: 'Remove Germany' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await changed.getByLabel('Name of the segment').fill('From Germany');
    await changed.getByRole('button', { name: 'Save' }).click();
    await segments.getByRole('button', { name: 'Remove From Germany' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await segments.getByRole('button', { name: 'Change From Germany' }).waitFor();

    const funnels = region('Funnels');
    await funnels.getByRole('button', { name: 'New funnel' }).click();
    const drawn = page.getByRole('dialog', { name: 'New funnel' });
    await drawn.getByLabel('Name').fill('To the docs');
    await drawn.getByLabel('Step 1', { exact: true }).fill('/');
    await drawn.getByLabel('Step 2', { exact: true }).fill('/docs');
    await drawn.getByRole('button', { name: 'Save' }).click();
    await funnels.getByRole('button', { name: 'Change To the docs' }).click();
    const redrawn = page.getByRole('dialog', { name: 'Change funnel: To the docs' });
    await redrawn.getByRole('button', { name: 'Add step' }).click();
    await redrawn.getByLabel('Step 3', { exact: true }).fill('/pricing');
    expect(await accessibilityFaults(page)).toEqual([]);
    await redrawn.getByRole('button', { name: 'Save' }).click();
    await funnels.getByText('3 steps').waitFor();
    await funnels.getByRole('button', { name: 'Remove To the docs' }).click();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await funnels.getByText('3 steps').waitFor();

    await open();
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.getByRole('button', { name: 'From Germany', exact: true }).click();
    await expect.poll(visitors, patient).toContain('20');
    await open('/funnels');
    await page.getByLabel('Saved funnels').selectOption({ label: 'To the docs' });
    await expect
      .poll(() => page.getByLabel('Step 3', { exact: true }).inputValue(), patient)
      .toBe('/pricing');
  });

  it('show journeys, whose pages are followed', async () => {
    await open('/journeys');
    await page
      .getByRole('button', { name: /^\/ ?40/ })
      .first()
      .click();
    await expect.poll(() => page.url(), patient).toContain('at=/');
    await expect
      .poll(() => page.getByRole('table', { name: 'Most common ways' }).textContent(), patient)
      .toContain('/ → /pricing');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('show who came back, and who is there now', async () => {
    await open('/retention');
    await expect.poll(() => page.getByRole('cell', { name: '40', exact: true }).count(), patient).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await open('/live');
    await expect.poll(() => region('What happens').textContent(), patient).toContain('Nothing has happened');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('are reached by keys and commands', async () => {
    await open('', '?period=7d');
    await expect.poll(visitors, patient).toContain('40');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect.poll(() => new URL(page.url()).pathname, patient).toBe(`/sites/${DOMAIN}/live`);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('nowhere');
    await page.getByText('Nothing is called like that.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const _ of 'nowhere') await page.keyboard.press('Backspace');
    await page.keyboard.type('other.ex');
    await page.getByRole('option', { name: 'other.example' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname, patient).toBe('/sites/other.example');
    await page.keyboard.press('?');
    await expect
      .poll(() => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).count(), patient)
      .toBe(1);
  });

  it('are as many as the overview adds up, finds, and draws together', async () => {
    await page.goto(`${stack.url}/sites`);
    await expect.poll(() => region('2 sites together').textContent(), patient).toContain('40');
    await page.getByLabel(`Draw ${DOMAIN} in one chart with others`).check();
    await page.getByLabel('Draw other.example in one chart with others').check();
    await expect.poll(() => region('Visitors of the chosen sites').count(), patient).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Find a site').fill('other');
    await expect.poll(() => page.getByRole('link', { name: DOMAIN }).count(), patient).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'are free of faults for those who read them otherwise: %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open();
      await expect.poll(visitors, patient).toContain('40');
      await expect.poll(() => page.locator('[data-details]').count(), patient).toBe(5);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth');
      await expect.poll(overflow, patient).toBe(320);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(problems).toEqual([]);
    },
  );
});
