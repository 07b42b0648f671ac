import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { DOMAIN, patient, startDashboardWorld } from './dashboard-world.ts';
import { englishLeft } from './english-left.ts';

const world = await startDashboardWorld();
afterAll(() => world.close());
const { stack, browser, owner, problems } = world;

describe('in a German browser', () => {
  let german: Page;
  beforeAll(async () => {
    const context = await browser.newContext({ locale: 'de-AT', viewport: { width: 1280, height: 900 } });
    context.on('weberror', (error) => problems.push(String(error.error())));
    german = await context.newPage();
  });

  /** That it is German throughout, of use to everybody, and no wider than the smallest of windows. */
  async function isGerman(): Promise<void> {
    expect(await german.locator('html').getAttribute('lang')).toBe('de');
    expect(await englishLeft(german, ['Signup'])).toEqual([]);
    expect(await accessibilityFaults(german)).toEqual([]);
    await german.setViewportSize({ width: 320, height: 640 });
    const overflow = () => german.evaluate<number>('document.documentElement.scrollWidth');
    await expect.poll(overflow, patient).toBe(320);
    await german.setViewportSize({ width: 1280, height: 900 });
  }

  it('speaks German from the sign-in on, and writes numbers and dates as they are written there', async () => {
    await german.goto(`${stack.url}/sites/${DOMAIN}?period=7d`);
    await german.getByRole('heading', { name: 'Bei Pharos anmelden' }).waitFor();
    await isGerman();
    await german.getByLabel('E-Mail-Adresse').fill(owner.email);
    await german.getByLabel('Passwort').fill(owner.password);
    await german.getByRole('button', { name: 'Anmelden', exact: true }).click();
    const pages = german.getByRole('region', { name: 'Seiten', exact: true });
    await expect.poll(() => pages.textContent(), patient).toContain('/pricing');
    await german
      .getByRole('button', { name: /^Aufrufe je Besuch/ })
      .getByText('2,00')
      .waitFor();
    await isGerman();
  });

  it('filters, and shows a list in full', async () => {
    await german.keyboard.press('f');
    const editor = german.getByRole('dialog', { name: 'Filter' });
    await editor.getByLabel('Dimension').selectOption({ label: 'Land' });
    await editor.getByLabel('Werte').fill('deu');
    await editor.getByRole('option', { name: 'Deutschland' }).click();
    await isGerman();
    await editor.getByRole('button', { name: 'Filter anwenden' }).click();
    await expect
      .poll(() => german.getByRole('button', { name: /^Besucher/ }).textContent(), patient)
      .toContain('20');
    await isGerman();
    await german.getByRole('button', { name: 'Details: Seite', exact: true }).click();
    await german.getByRole('dialog', { name: 'Seite' }).getByText('/pricing').waitFor();
    await isGerman();
  });

  it('names what Pharos names itself in German, and filters by what the API calls it', async () => {
    const filtered = () => new URL(german.url()).searchParams.getAll('filter');
    const visits = () => german.getByRole('button', { name: /^Besucher/ }).textContent();
    await german.goto(`${stack.url}/sites/${DOMAIN}?period=7d`);
    const sources = german.getByRole('region', { name: 'Quellen', exact: true });
    await sources.getByRole('tab', { name: 'Kampagnen' }).click();
    await sources.getByText('(nicht gesetzt)').waitFor();
    await sources.getByRole('tab', { name: 'Kanäle' }).click();
    await sources.getByText('Organische Suche').click();
    await german.getByRole('button', { name: 'Filter entfernen: Kanal ist Organische Suche' }).waitFor();
    expect(filtered()).toEqual(['is:channel:Organic Search']);
    await german.keyboard.press('f');
    const editor = german.getByRole('dialog', { name: 'Filter' });
    await editor.getByLabel('Dimension').selectOption({ label: 'Gerät' });
    await editor.getByLabel('Werte').fill('mobil');
    await editor.getByRole('option', { name: 'Mobil', exact: true }).waitFor();
    await editor.getByLabel('Werte').press('Enter');
    await editor.getByRole('button', { name: 'Filter anwenden' }).click();
    await german.getByRole('button', { name: 'Filter entfernen: Gerät ist Mobil' }).waitFor();
    expect(filtered()).toEqual(['is:device:Mobile']);
    await expect.poll(visits, patient).toContain('20');
    const devices = german.getByRole('region', { name: 'Geräte', exact: true });
    await devices.getByRole('tab', { name: 'Geräte' }).click();
    await devices.getByRole('button', { name: 'Details: Gerät', exact: true }).click();
    await german.getByRole('searchbox').fill('Mobil');
    await german
      .getByRole('dialog', { name: 'Gerät' })
      .getByRole('button', { name: 'Mobil', exact: true })
      .waitFor();
    await isGerman();
  });

  it.each([
    '/performance',
    '/performance?topic=outcome',
    '/performance?topic=releases',
    '/performance?topic=errors',
    '/live',
    '/funnels',
    '/journeys',
    '/retention',
    '/settings',
    '/settings/saved',
    '/settings/shields',
  ])('has %s in German', async (section) => {
    await german.goto(`${stack.url}/sites/${DOMAIN}${section}`);
    await german.getByRole('heading').first().waitFor();
    await isGerman();
  });

  it('says in German what the API refuses, and changes to English and back', async () => {
    await german.goto(`${stack.url}/sites/nowhere.example`);
    await german.getByText('Sie haben keine Website namens nowhere.example.').waitFor();
    await german.getByRole('button', { name: 'Konto' }).click();
    await german.getByLabel('Sprache').selectOption({ label: 'English' });
    await german.getByText('You have no site called nowhere.example.').waitFor();
    await german.reload();
    await german.getByRole('button', { name: 'Account' }).click();
    await german.getByLabel('Language').selectOption({ label: 'Deutsch' });
    await german.getByText('Sie haben keine Website namens nowhere.example.').waitFor();
    expect(problems).toEqual([]);
  });
});
