import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Where the built pages lie, and beside them their compressed twins (Pages compresses by itself and needs none). */
export const webDist = { files: join(here, 'dist'), compressed: join(here, 'dist-compressed') };

/** What is worth compressing. */
const TEXT = new Set(['.html', '.js', '.css', '.svg', '.txt', '.json']);

/** Builds the app into `dist/` for Pages, and `.br` / `.gz` twins of its text files for the local runner. */
export async function buildWeb(dist = webDist): Promise<void> {
  await build({
    configFile: join(here, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: dist.files, emptyOutDir: true },
  });
  await rm(dist.compressed, { recursive: true, force: true });
  const entries = await readdir(dist.files, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.filter((file) => TEXT.has(extname(file))).map((file) => compress(file, dist)));
}

async function compress(file: string, dist: typeof webDist): Promise<void> {
  const content = await readFile(file);
  const twin = join(dist.compressed, relative(dist.files, file));
  await mkdir(dirname(twin), { recursive: true });
  const brotli = await promisify(brotliCompress)(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  await writeFile(`${twin}.br`, brotli);
  await writeFile(`${twin}.gz`, await promisify(gzip)(content, { level: 9 }));
}

/** Brotli bytes of every script that `/` loads before it can run. */
export async function firstLoadBytes(dist = webDist): Promise<number> {
  const html = await readFile(join(dist.files, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const sizes = scripts.map(async (script) => (await readFile(join(dist.compressed, `${script}.br`))).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

if (import.meta.main) {
  await buildWeb();
  console.log(`web: first load ${((await firstLoadBytes()) / 1000).toFixed(1)} KB of JavaScript (brotli)`);
}
