import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb, firstLoadBytes } from './build.ts';

/** design budget: dashboard first load, JavaScript, brotli. */
const BUDGET_BYTES = 130_000;
/** What any other page or part may add when it is opened, JavaScript, brotli. */
const PART_BYTES = 60_000;

let dist = '';
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pharos-web-'));
  await buildWeb(dist);
}, 60_000);
afterAll(() => rm(dist, { recursive: true, force: true }));

describe('the built dashboard', () => {
  it('keeps its first load within the budget', async () => {
    const bytes = await firstLoadBytes(dist);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it('reads no texts before the language is settled', async () => {
    const html = await readFile(join(dist, 'app.html'), 'utf8');
    const [, main = ''] = / src="\/(assets\/main-[^"]+)"/.exec(html) ?? [];
    const code = await readFile(join(dist, main), 'utf8');
    expect(code).toContain('/api/v2/dashboard');
    expect(code).not.toContain('Last 30 days');
  });

  it('loads every other page, dialog and map only when it is opened, each within its budget', async () => {
    const html = await readFile(join(dist, 'app.html'), 'utf8');
    const scripts = (await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.js'));
    const later = scripts.filter((name) => !html.includes(name));
    for (const part of ['performance-page', 'funnels-page', 'world-map', 'palette', 'details-dialog']) {
      expect(later.filter((name) => name.startsWith(part))).not.toHaveLength(0);
    }
    for (const name of later) {
      const code = await readFile(join(dist, 'assets', name));
      expect([name, brotliCompressSync(code).length <= PART_BYTES]).toEqual([name, true]);
    }
  });

  it('has no inline script or style, which the content security policy would refuse', async () => {
    for (const page of ['app.html', 'index.html', '404.html']) {
      const html = await readFile(join(dist, page), 'utf8');
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/i);
      for (const [tag] of html.matchAll(/<script[^>]*>/g)) expect(tag).toContain('src="/');
    }
  });

  it('asks nobody but its own origin for anything', async () => {
    const html = await readFile(join(dist, 'app.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const assets = await readdir(join(dist, 'assets'));
    const styles = assets.filter((name) => name.endsWith('.css'));
    expect(styles).not.toHaveLength(0);
    for (const name of styles) {
      const css = await readFile(join(dist, 'assets', name), 'utf8');
      expect(css).not.toMatch(/url\((?!["']?data:)|@import/);
    }
  });

  it('has the flags of countries as files of its own', async () => {
    const flags = await readdir(join(dist, 'flags'));
    expect(flags).toContain('DE.svg');
    expect(flags.filter((name) => !/^[A-Z]{2}(-[A-Z]+)*\.svg$/.test(name))).toEqual([]);
  });

  it('names its assets by their content', async () => {
    const assets = await readdir(join(dist, 'assets'));
    for (const name of assets) expect(name).toMatch(/-[\w-]{8}\.(js|css)$/);
  });
});
