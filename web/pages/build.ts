import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unstable_readConfig } from 'wrangler';
import { allPages, type Sources } from './all-pages.ts';
import { DOC_LIST } from './docs-nav.ts';
import { renderDocument } from './layout.ts';
import type { Operator } from './operator.ts';
import { fileOf } from './page.ts';
import { renderRobots, renderSitemap } from './sitemap.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Writes every public page into `outDir`, beside what Vite has built there: of it they need the style sheet, which
 * pages/shell.html leads to.
 */
export async function buildPages(outDir: string): Promise<void> {
  const shell = join(outDir, 'pages/shell.html');
  const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(await readFile(shell, 'utf8'))?.[1];
  if (!stylesheet) throw new Error('The public pages have no style sheet: pages/shell.html names none.');
  await rm(dirname(shell), { recursive: true });

  const origin = publicOrigin();
  const sources = await readSources();
  const pages = allPages(sources);
  for (const page of pages)
    await write(outDir, fileOf(page.path), renderDocument(page, { origin, stylesheet }));
  await write(outDir, 'sitemap.xml', renderSitemap(pages, origin));
  await write(outDir, 'robots.txt', renderRobots(origin));
  await copyImages(outDir, Object.values(sources.docs).join('\n'));
}

/** Where production is, by wrangler.toml: what pages of every other installation name as theirs, too, PUBLIC_URL in the environment aside. */
function publicOrigin(): string {
  const config = { config: join(root, 'wrangler.toml'), env: 'api' };
  const { vars } = unstable_readConfig(config, { hideWarnings: true });
  return new URL(process.env.PUBLIC_URL ?? String(vars.PUBLIC_URL)).origin;
}

async function readSources(): Promise<Sources> {
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const files = DOC_LIST.map(async ({ slug }) => {
    const source =
      slug === 'self-deploy' ? selfDeploy(await read('README.md')) : await read(`docs/${slug}.md`);
    return [slug, source] as const;
  });
  const legal = (await readdir(join(root, 'web/pages/legal'))).map(
    async (file) => [basename(file, '.md'), await read(`web/pages/legal/${file}`)] as const,
  );
  return {
    operator: JSON.parse(await read('web/operator.json')) as Operator,
    docs: Object.fromEntries(await Promise.all(files)),
    legal: Object.fromEntries(await Promise.all(legal)),
    changelog: await read('docs/changelog.md'),
  };
}

/** The part of the README that tells how to run and deploy it. */
function selfDeploy(readme: string): string {
  const from = readme.indexOf('## Run it');
  const to = readme.indexOf('## Map');
  if (from < 0 || to < from) throw new Error('README.md has no "Run it" before its "Map".');
  const lead =
    'From a laptop to Cloudflare Workers and a hosted ClickHouse. Everything runs from one repository.';
  return `# Run it yourself\n\n${lead}\n\n${readme.slice(from, to)}`;
}

/** The pictures that published documents show. */
async function copyImages(outDir: string, documents: string): Promise<void> {
  const names = [...documents.matchAll(/!\[[^\]]*\]\((?:docs\/)?([\w-]+\.png)\)/g)].map(
    ([, name]) => name ?? '',
  );
  await mkdir(join(outDir, 'docs/img'), { recursive: true });
  for (const name of new Set(names)) await copyFile(join(root, 'docs', name), join(outDir, 'docs/img', name));
}

async function write(outDir: string, file: string, text: string): Promise<void> {
  const path = join(outDir, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
