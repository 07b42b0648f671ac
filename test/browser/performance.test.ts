import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';
import { askOperator, startTestStack } from '../stack.ts';
import { accessibilityFaults } from './axe.ts';
import { requireChromium } from './chromium.ts';

const DOMAIN = 'speed.example';
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const patient = { timeout: 30_000, interval: 200 };
const answer = z.object({ results: z.array(z.object({ metrics: z.array(z.number().nullable()) })) });

let stack: Stack;
let browser: Browser;
let key = '';
const problems: string[] = [];

beforeAll(async () => {
  const executablePath = requireChromium();
  stack = await startTestStack();
  await askOperator(stack, '/sites', { domain: DOMAIN, timezone: 'Europe/Berlin' });
  const scopes = ['events:write', 'stats:read', 'deploys:write'];
  ({ key } = await askOperator<{ key: string }>(stack, '/keys', { scopes }));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

async function ask(path: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(stack.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** A page view of an hour ago that measured its largest paint. */
function aView(n: number, path: string, lcpMs: number): object[] {
  const event = {
    site: DOMAIN,
    url: `https://${DOMAIN}${path}`,
    ip: `198.18.${n >> 8}.${n & 255}`,
    user_agent: BROWSER,
    timestamp: Date.now() - 3_600_000,
  };
  const isSlow = path === '/slow';
  const broke = isSlow && { j: [['TypeError: x is null', 'load https://speed.example/app.js:1:2', 1]] };
  const measures = { v: n + 1, n: 'n', l: lcpMs, x: { l: [isSlow ? 'main>img' : 'main>h1'] }, ...broke };
  return [
    {
      ...event,
      id: `view-${n}`,
      props: { plan: n % 2 ? 'pro' : 'free' },
      revenue: { amount: '2.50', currency: 'EUR' },
    },
    { ...event, id: `left-${n}`, name: 'engagement', timestamp: event.timestamp + 5, measures },
  ];
}

async function openPerformance(): Promise<Page> {
  const { email, password } = await askOperator<{ email: string; password: string }>(stack, '/users', {
    email: 'owner@speed.example',
  });
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(`${stack.url}/sites/${DOMAIN}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Performance' }).click();
  return page;
}

it('shows what was measured as the API answers it, narrows it by a click, and finds it again by its address', async () => {
  const page = await openPerformance();
  // Before anything is measured it says so, and how measuring is switched on.
  await expect.poll(() => page.getByText('Nothing measured in this period').count(), patient).toBe(1);
  expect(await page.getByRole('link', { name: 'Look at the settings' }).count()).toBe(1);

  const views = Array.from({ length: 240 }, (_, n) =>
    n % 2 ? aView(n, '/slow', 3000 + n * 7) : aView(n, '/fast', 500 + n),
  );
  await ask('/api/v1/events', views.flat());
  await ask('/api/v1/deploys', { site_id: DOMAIN, version: '2.0' });
  const p75 = async (filters: unknown[]) => {
    const body = { site_id: DOMAIN, metrics: ['lcp_p75'], date_range: 'all', filters };
    const [row] = answer.parse(await ask('/api/v2/query', body)).results;
    const ms = row?.metrics[0] ?? Number.NaN;
    return ms < 1000 ? `${ms}ms` : `${(Math.round(ms / 10) / 100).toFixed(2)}s`;
  };
  await page.reload();
  const lcp = page.locator('[data-value=lcp]');
  await expect.poll(() => lcp.textContent(), patient).toBe(await p75([]));
  expect(await page.getByRole('button', { name: /^LCP/ }).textContent()).toContain('240 samples');
  const pages = page.getByRole('region', { name: 'Pages to make faster' });
  await expect.poll(() => pages.getByRole('row').nth(1).textContent(), patient).toContain('/slow');
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  await expect.poll(() => page.getByText('Release 2.0', { exact: true }).count(), patient).toBe(1);
  expect(page.url()).toContain('trend_as=table');
  const outcome = page.getByRole('region', { name: 'Speed and outcome' });
  expect(await outcome.textContent()).toContain('€2.50 a visit');

  // What the views at the p75 wait for, and those of one property alone.
  const parts = page.getByRole('region', { name: 'Where the time goes' });
  await parts.getByRole('button', { name: 'Views at the p75' }).click();
  const body = { site_id: DOMAIN, metrics: ['lcp_p50'], date_range: 'all' };
  const cohort = await ask('/api/v2/query', { ...body, filters: [['is', 'perf:lcp_bucket', ['3500']]] });
  const median = answer.parse(cohort).results[0]?.metrics[0] ?? Number.NaN;
  await expect.poll(() => parts.textContent(), patient).toContain(`LCP${(median / 1000).toFixed(2)}s`);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dimension').selectOption('props');
  await dialog.getByLabel('Property name').fill('plan');
  await dialog.getByLabel('Values').fill('free');
  await dialog.getByLabel('Values').press('Enter');
  await dialog.getByRole('button', { name: 'Apply filters' }).click();
  await expect
    .poll(() => page.getByRole('button', { name: /^LCP/ }).textContent(), patient)
    .toContain('120 samples');
  // Saved as a segment it is called by its name, and goes with what the panels filter.
  await page.getByRole('button', { name: 'Segments' }).click();
  await page.getByLabel('Name of the segment').fill('Free plan');
  await page.getByRole('button', { name: 'Save as segment' }).click();
  await page.getByRole('button', { name: 'Free plan', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove filter: .*plan is free/ }).click();
  const segment = page.getByRole('button', { name: 'Remove filter: Segment is Free plan' });
  await expect.poll(() => segment.count(), patient).toBe(1);
  expect(await page.getByRole('button', { name: /^LCP/ }).textContent()).toContain('120 samples');
  await segment.click();

  const causes = page.getByRole('region', { name: 'What was slow' });
  await causes.getByRole('button', { name: 'main>h1' }).click();
  const chip = page.getByRole('button', { name: 'Remove filter: LCP element is main>h1' });
  await expect.poll(() => chip.count(), patient).toBe(1);
  const fast = await p75([['is', 'perf:lcp_target', ['main>h1']]]);
  await expect.poll(() => lcp.textContent(), patient).toBe(fast);

  await page.getByRole('button', { name: 'p95', exact: true }).click();
  await page.getByRole('button', { name: /^CLS/ }).click();
  await page.reload();
  await expect.poll(() => chip.count(), patient).toBe(1);
  const pressed = page.getByRole('button', { pressed: true });
  await expect
    .poll(() => pressed.allTextContents(), patient)
    .toEqual(expect.arrayContaining(['p95', expect.stringContaining('CLS')]));
  // A bar of the histogram, the lines of devices, a release and a single view: each narrows, and stands in the address.
  await page.getByRole('button', { name: 'Clear all' }).or(chip).first().click();
  await page.getByRole('button', { name: /^LCP/ }).click();
  await page.getByRole('button', { name: 'p75', exact: true }).click();
  await page.getByRole('button', { name: 'By device' }).click();
  await page.getByRole('button', { name: '≥ 1,000' }).click();
  await expect.poll(() => pages.getByRole('row').count(), patient).toBe(1);
  // As is the stack that is open.
  const errors = page.getByRole('region', { name: 'Errors' });
  const stackOf = errors.getByRole('region', { name: 'Stack' });
  await errors.getByText('TypeError: x is null').first().click();
  await expect.poll(() => page.url(), patient).toContain('error=TypeError');
  await page.reload();
  await expect.poll(() => stackOf.textContent(), patient).toContain('app.js');
  await errors.getByText('TypeError: x is null').first().click();
  await expect.poll(() => page.url(), patient).not.toContain('error=');
  const releases = page.getByRole('region', { name: /^Before and after a release/ }).first();
  await expect.poll(() => releases.textContent(), patient).toContain('Too few samples');
  await page.getByRole('button', { name: /^Only these: 4\.00s – 5\.00s/ }).click();
  const bar = await p75([['is', 'perf:lcp_bucket', ['4000']]]);
  await expect.poll(() => lcp.textContent(), patient).toBe(bar);
  const slowest = page.getByRole('region', { name: 'Slowest views' });
  await slowest.getByRole('button', { name: '/slow' }).first().click();
  await expect
    .poll(() => page.getByRole('button', { name: /^LCP/ }).textContent(), patient)
    .toContain('1 sample');
  expect(page.url()).toMatch(/least=1000&trend=devices.*filter=is:lcp_bucket:4000&filter=is:view:\d+/);
  await page.getByRole('link', { name: 'Traffic' }).click();
  await expect
    .poll(() => page.getByRole('region', { name: 'Pages', exact: true }).textContent(), patient)
    .toContain('/fast');
  expect(page.url()).not.toContain('lcp_target');
  expect(problems.filter((problem) => !problem.includes('401'))).toEqual([]);
});

it('has outcome, releases and errors as pages of their own, each with its address', async () => {
  const page = await openPerformance();
  const topics = page.getByRole('navigation', { name: 'Pages of Performance' });
  const open = async (name: string, address: RegExp) => {
    await topics.getByRole('link', { name }).click();
    await page.waitForURL(address);
    await expect.poll(() => page.title(), patient).toBe(`${name}: ${DOMAIN} · Pharos`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`${name}: ${DOMAIN}`);
    expect(await page.getByRole('region', { name: 'Pages to make faster' }).count()).toBe(0);
  };
  const saidBy = (name: RegExp) => () => page.getByRole('region', { name }).first().textContent();

  await open('Errors', /\?topic=errors/);
  await expect.poll(saidBy(/^Errors$/), patient).toContain('TypeError: x is null');
  expect(await accessibilityFaults(page)).toEqual([]);
  await open('Speed and outcome', /\?topic=outcome/);
  await expect.poll(saidBy(/^Speed and outcome$/), patient).toContain('€2.50 a visit');
  await page.getByRole('button', { name: 'FCP' }).click();
  await page.waitForURL(/topic=outcome&vital=fcp/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await open('Releases', /\?topic=releases/);
  await expect.poll(saidBy(/^Releases of the last year$/), patient).toContain('2.0');
  await page.getByRole('button', { name: '2.0', exact: true }).click();
  await page.waitForURL(/&deploy=/);
  await expect.poll(saidBy(/^Before and after a release/), patient).toContain('Too few samples');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goBack();
  await expect.poll(() => page.title(), patient).toContain('Speed and outcome: ');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('Errors');
  await page
    .getByRole('option', { name: /Errors/ })
    .first()
    .click();
  await page.waitForURL(/\/performance\?topic=errors/);
  await page.context().close();
});

it('keeps budgets: sets one, shows how its days went, and takes a deletion back', async () => {
  const views = Array.from({ length: 100 }, (_, n) => aView(1000 + n, '/checkout', 900));
  await ask('/api/v1/events', views.flat());
  const page = await openPerformance();
  const budgets = page.getByRole('region', { name: 'Performance budgets' }).first();
  await budgets.getByRole('button', { name: 'Add a budget' }).click();
  await budgets.getByLabel('At most (ms)').fill('600');
  await budgets.getByLabel('Route').fill('/checkout');
  await budgets.getByLabel('Webhook').fill('https://nowhere.invalid/hook');
  await budgets.getByRole('button', { name: 'Set budget' }).click();
  const row = budgets.getByRole('row').filter({ hasText: 'LCP · /checkout' });
  await expect.poll(() => row.textContent(), patient).toContain('Judged within the hour');
  expect(await budgets.getByRole('status').textContent()).toMatch(/secret: [0-9a-f]{64}$/);

  await stack.runCron('17 * * * *', Date.now() + 86_400_000);
  await page.reload();
  await expect.poll(() => row.textContent(), patient).toContain('1 of 1 days over');
  expect(await row.textContent()).toContain('600ms');
  const over = row.getByRole('listitem').filter({ hasText: ', over' });
  expect(await over.count()).toBe(1);

  // New bounds without a word of the webhook leave it where it is; it goes by its own button, and comes back.
  await budgets.getByRole('button', { name: 'Add a budget' }).click();
  await budgets.getByLabel('At most (ms)').fill('700');
  await budgets.getByLabel('Route').fill('/checkout');
  await budgets.getByRole('button', { name: 'Set budget' }).click();
  await expect.poll(() => row.textContent(), patient).toContain('700ms');
  expect(await row.textContent()).toContain('tells nowhere.invalid, too');
  await row.getByRole('button', { name: 'Remove webhook of LCP · /checkout' }).click();
  await expect.poll(() => row.textContent(), patient).not.toContain('nowhere.invalid');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => row.textContent(), patient).toContain('tells nowhere.invalid, too');

  await row.getByRole('button', { name: 'Delete the budget of LCP · /checkout' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => row.textContent(), patient).toContain('Judged within the hour');
  expect(await row.textContent()).toContain('tells nowhere.invalid, too');
});
