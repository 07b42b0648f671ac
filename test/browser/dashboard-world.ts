import { type Browser, chromium, type Page } from 'playwright-core';
import type { Stack } from '../../local/stack.ts';
import { askOperator, startTestStack } from '../stack.ts';
import { requireChromium } from './chromium.ts';

export const DOMAIN = 'dashboard.example';
export const patient = { timeout: 30_000, interval: 200 };
const HOUR_MS = 3_600_000;

export interface DashboardWorld {
  stack: Stack;
  browser: Browser;
  /** Who may sign in. */
  owner: { email: string; password: string };
  /** What went wrong in any page. */
  problems: string[];
  /** A page of hers, at the site's dashboard. */
  signedIn(): Promise<Page>;
  close(): Promise<void>;
}

/** The whole product with a site that had visits, another that had none, and their owner. */
export async function startDashboardWorld(): Promise<DashboardWorld> {
  const executablePath = requireChromium();
  const stack = await startTestStack();
  await askOperator(stack, '/sites', { domain: DOMAIN, timezone: 'UTC' });
  await askOperator(stack, '/sites', { domain: 'other.example', timezone: 'UTC' });
  await send(stack);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const made = { email: 'owner@dashboard.example' };
  const owner = await askOperator<DashboardWorld['owner']>(stack, '/users', made);
  const problems: string[] = [];
  return {
    ...{ stack, browser, owner, problems },
    async signedIn() {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
      const opened = await context.newPage();
      await opened.goto(`${stack.url}/sites/${DOMAIN}`);
      await opened.getByLabel('Email').fill(owner.email);
      await opened.getByLabel('Password').fill(owner.password);
      await opened.getByRole('button', { name: 'Sign in', exact: true }).click();
      await opened.getByRole('region', { name: 'Pages', exact: true }).waitFor();
      context.on('weberror', (error) => problems.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      return opened;
    },
    async close() {
      await browser.close();
      await stack.close();
    },
  };
}

/** Forty visits of a day ago: half from Google to /pricing, of which every fourth signs up, half from Bing to /docs. */
async function send(stack: Stack): Promise<void> {
  const scopes = ['events:write', 'sites:write'];
  const { key } = await askOperator<{ key: string }>(stack, '/keys', { scopes });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const post = async (path: string, method: string, body: unknown) => {
    const response = await fetch(stack.url + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  await post('/api/v1/sites/goals', 'PUT', { site_id: DOMAIN, goal_type: 'event', event_name: 'Signup' });
  const events = Array.from({ length: 40 }, (_, n) => {
    const isGoogle = n % 2 === 0;
    const visit = {
      site: DOMAIN,
      visitor: `visitor-${n}`,
      source: isGoogle ? 'Google' : 'Bing',
      country: isGoogle ? 'DE' : 'US',
      browser: isGoogle ? 'Firefox' : 'Safari',
      device: isGoogle ? 'Desktop' : 'Mobile',
      timestamp: Date.now() - 24 * HOUR_MS,
    };
    const url = `https://${DOMAIN}${isGoogle ? '/pricing' : '/docs'}`;
    const signup = { ...visit, id: `signup-${n}`, url, name: 'Signup', props: { plan: 'pro' } };
    const left = n % 8 === 0 ? [{ ...signup, timestamp: visit.timestamp + 2_000 }] : [];
    return [
      { ...visit, id: `home-${n}`, url: `https://${DOMAIN}/` },
      { ...visit, id: `page-${n}`, url, timestamp: visit.timestamp + 1_000 },
      ...left,
    ];
  });
  await post('/api/v1/events', 'POST', events.flat());
}
