import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANS } from '../../core/plan/plans.ts';
import { buildPages } from './build.ts';
import { highlight } from './highlight.ts';
import { html, raw } from './html.ts';
import { legalPage } from './legal.ts';
import { renderMarkdown } from './markdown.ts';
import type { Operator } from './operator.ts';

const web = join(import.meta.dirname, '..');
let dist = '';
/** Every page, by its address. */
const pages = new Map<string, string>();

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pharos-public-'));
  await mkdir(join(dist, 'pages'));
  await writeFile(
    join(dist, 'pages/shell.html'),
    '<link rel="stylesheet" href="/assets/pages-00000000.css">',
  );
  await buildPages(dist);
  for (const file of await readdir(dist, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const path = `/${file.replace(/\.html$/, '').replaceAll('\\', '/')}`;
    pages.set(path === '/index' ? '/' : path, await readFile(join(dist, file), 'utf8'));
  }
});
afterAll(() => rm(dist, { recursive: true, force: true }));

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const meta = (page: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(page)?.[1];

describe('every public page', () => {
  it('is there', () => {
    const paths = ['/', '/de', '/pricing', '/de/pricing', '/docs', '/docs/install', '/docs/metrics'];
    const more = ['/docs/self-deploy', '/docs/privacy', '/changelog', '/status', '/de/legal/imprint', '/404'];
    expect([...pages.keys()]).toEqual(expect.arrayContaining([...paths, ...more]));
  });

  it('says what it is: language, one heading, title, description, address and picture', () => {
    const titles = new Set<string>();
    for (const [path, page] of pages) {
      const title = /<title>([^<]+)<\/title>/.exec(page)?.[1] ?? '';
      const description = meta(page, 'description') ?? '';
      const isGerman = path === '/de' || path.startsWith('/de/');
      expect([path, page.slice(0, 40)]).toEqual([path, expect.stringContaining(isGerman ? '"de"' : '"en"')]);
      expect([path, all(page, /<(h1)[ >]/g)]).toEqual([path, ['h1']]);
      expect([path, title.length > 3 && title.length < 90]).toEqual([path, true]);
      expect([path, description.length > 20 && description.length < 220]).toEqual([path, true]);
      expect([path, titles.has(`${isGerman} ${title}`)]).toEqual([path, false]);
      titles.add(`${isGerman} ${title}`);
      expect(meta(page, 'og:url')).toBe(`https://pharos.example${path}`);
      for (const name of ['og:title', 'og:description', 'og:type', 'og:site_name', 'og:image:alt']) {
        expect([path, name, meta(page, name)]).toEqual([path, name, expect.stringMatching(/\S/)]);
      }
      expect(meta(page, 'og:image')).toBe('https://pharos.example/og.png');
      expect(meta(page, 'twitter:card')).toBe('summary_large_image');
      const isListed = !page.includes('name="robots" content="noindex"');
      const canonical = /<link rel="canonical" href="([^"]+)"/.exec(page)?.[1];
      expect([path, canonical]).toEqual([path, isListed ? `https://pharos.example${path}` : undefined]);
    }
  });

  it('runs nothing and styles nothing inline, and takes nothing from others', () => {
    for (const [path, page] of pages) {
      expect([path, page.match(/<style|\sstyle=|\son\w+=|javascript:/i)]).toEqual([path, null]);
      for (const tag of all(page, /(<script[^>]*>)/g)) expect(tag).toMatch(/src="\/[\w.]+" defer/);
      const loaded = [
        ...all(page, /\ssrc="([^"]+)"/g),
        ...all(page, /<link rel="(?:stylesheet|icon)" href="([^"]+)"/g),
      ];
      for (const address of loaded)
        expect([path, address]).toEqual([path, expect.stringMatching(/^\/(?!\/)/)]);
    }
  });

  it('leads nowhere where nothing is, anchors included', async () => {
    const files = new Set(
      (await readdir(join(web, 'public'), { recursive: true })).map((file) => `/${file}`),
    );
    for (const file of await readdir(dist, { recursive: true })) files.add(`/${file.replaceAll('\\', '/')}`);
    const redirects = (await readFile(join(web, 'public/_redirects'), 'utf8'))
      .split('\n')
      .filter((line) => line.startsWith('/'))
      .map((line) => line.split(' ')[0] ?? '');
    const leads = (path: string) =>
      pages.has(path) ||
      files.has(path) ||
      redirects.includes(path) ||
      path === '/app' ||
      path.startsWith('/assets/');
    const dead: string[] = [];
    for (const [path, page] of pages) {
      const sets = all(page, /\ssrcset="([^"]+)"/g).flatMap((set) => all(set, /(\/\S+) \d+w/g));
      for (const address of [...all(page, /\s(?:href|src)="([^"]*)"/g), ...sets]) {
        if (/^(https?|mailto):/.test(address)) continue;
        const [target = '', anchor] = address.split('#', 2);
        const found = target === '' ? page : pages.get(target);
        const isDead = target !== '' && !leads(target);
        if (isDead || (anchor !== undefined && !found?.includes(` id="${anchor}"`)))
          dead.push(`${path} → ${address}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it('has a twin that knows it, where there is one in the other language', () => {
    for (const [path, page] of pages) {
      const twins = Object.fromEntries(
        [
          ...page.matchAll(
            /<link rel="alternate" hreflang="([\w-]+)" href="https:\/\/pharos\.example([^"]*)"/g,
          ),
        ].map(([, language, twin]) => [language, twin]),
      );
      if (Object.keys(twins).length === 0) continue;
      expect(Object.values(twins)).toContain(path);
      for (const twin of Object.values(twins))
        expect(pages.get(String(twin))).toContain(`hreflang="en" href="https://pharos.example${twins.en}"`);
    }
  });
});

describe('what machines read', () => {
  it('lists every page that may be listed, and no other', async () => {
    const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
    const listed = [...pages].filter(([, page]) => !page.includes('content="noindex"')).map(([path]) => path);
    expect(all(sitemap, /<loc>https:\/\/pharos\.example([^<]*)<\/loc>/g).sort()).toEqual(listed.sort());
    expect(listed).not.toContain('/404');
    expect(listed).not.toContain('/site-privacy');
  });

  it('keeps robots out of the app, and shows them the list', async () => {
    const robots = await readFile(join(dist, 'robots.txt'), 'utf8');
    expect(robots).toContain('Disallow: /sites\n');
    expect(robots).toContain('Sitemap: https://pharos.example/sitemap.xml');
    expect(robots).not.toContain('Disallow: /\n');
  });
});

describe('pricing', () => {
  it('shows the constants that plans are made of', () => {
    const page = pages.get('/pricing') ?? '';
    for (const { name, eventsPerMonth, pricePerMonth } of PLANS) {
      expect(page).toContain(`>${name}</h2>`);
      expect(page).toContain(`${eventsPerMonth.toLocaleString('en')} events a month`);
      if (pricePerMonth.EUR > 0) expect(page).toContain(`€${pricePerMonth.EUR / 100}`);
    }
    expect(pages.get('/de/pricing')).toContain('10.000.000 Ereignisse im Monat');
  });
});

describe('legal documents', () => {
  const operator: Operator = {
    ...{
      name: 'Lamp & <Sons>',
      address: 'Pier 1\n20095 Hamburg',
      email: 'hello@lamp.example',
      updated: '1 May 2027',
    },
    ...{ represented_by: 'A', register: 'B', vat_id: 'C', authority: 'D', law: 'E', court: 'F' },
    ...{ clickhouse_host: 'G', reviewed: true },
  };

  it('hold the operator’s data, and nothing that is missing', () => {
    const { body } = legalPage('en', 'imprint', '# Imprint\n\n{{name}}<br>{{address}}', operator);
    expect(body.markup).toContain('Lamp &amp; &lt;Sons&gt;<br>Pier 1<br>20095 Hamburg');
    expect(body.markup).not.toContain('<mark>');
    expect(body.markup).not.toContain('role="note"');
  });

  it('say that they are templates until somebody has filled them in', () => {
    for (const path of ['/legal/privacy', '/legal/terms', '/legal/dpa', '/legal/imprint']) {
      expect([path, pages.get(path)]).toEqual([
        path,
        expect.stringMatching(/role="note">This is a template/),
      ]);
      expect(pages.get(path)).not.toContain('{{');
      expect(pages.get(`/de${path}`)).toContain('Dies ist eine Vorlage');
    }
    expect(pages.get('/legal/imprint')).toContain('<mark>[name of the operator]</mark>');
  });

  it('refuse a field that nobody can fill in', () => {
    expect(() => legalPage('en', 'terms', '{{shoe_size}}', operator)).toThrow('shoe_size');
  });
});

describe('markup', () => {
  it('escapes what it is given as text, and nothing else', () => {
    expect(html`<p title="${'"><script>'}">${['a & b', raw('<b>c</b>'), false, null, 0]}</p>`.markup).toBe(
      '<p title="&#34;&#62;&#60;script&#62;">a &#38; b<b>c</b>0</p>',
    );
  });

  it('marks code without changing it', () => {
    const code = `const a = "<b>"; // it's\nawait f(1);`;
    const marked = highlight(code, 'ts').markup;
    expect(marked).toContain('<span class="hl-keyword">const</span>');
    expect(marked).toContain('<span class="hl-comment">// it&#39;s</span>');
    const text = marked
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/&#(\d+);/g, (_, n) => String.fromCharCode(Number(n)));
    expect(text).toBe(code);
    expect(highlight('<x>', 'klingon').markup).toBe('&#60;x&#62;');
  });

  it('gives headings the anchors that GitHub gives them, each once', () => {
    const { headings, title, summary } = renderMarkdown(
      '# A `b`, c?\n\nFirst [line](x.md).\n\n## Über uns\n\n## Über uns',
      () => undefined,
    );
    expect([title, summary]).toEqual(['A b, c?', 'First line.']);
    expect(headings.map(({ anchor }) => anchor)).toEqual(['a-b-c', 'über-uns', 'über-uns-1']);
  });
});
