import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { buildPages } from './pages/build.ts';

const here = import.meta.dirname;

/** Where the built pages lie: what Pages gets, and what the local runner serves. */
export const webDist = join(here, 'dist');
/** The flags of all countries, by ISO 3166-1. */
const flags = join(here, '../node_modules/country-flag-icons/3x2');

/**
 * Builds the app and the public pages. Nothing is compressed here: Pages and the local runner do that on the way out. A process of its own,
 * because React takes the size of its development build wherever NODE_ENV is `test`.
 */
export async function buildWeb(outDir = webDist): Promise<void> {
  const vite = join(here, '../node_modules/vite/bin/vite.js');
  const args = ['build', here, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [vite, ...args], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The dashboard could not be built; the message is above.');
  await buildPages(outDir);
  // A file each: a page shows nine of them, and all together are half a megabyte.
  await cp(flags, join(outDir, 'flags'), {
    recursive: true,
    filter: (path) => !/\.(?:css|zip)$/.test(path),
  });
}

/** Brotli bytes of every script that the app's page names: what a first visit downloads before it can see anything. */
export async function firstLoadBytes(outDir = webDist): Promise<number> {
  const html = await readFile(join(outDir, 'app.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const sizes = scripts.map(async (script) => {
    const code = await readFile(join(outDir, script));
    return (await promisify(brotliCompress)(code)).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

if (import.meta.main) {
  await buildWeb();
  console.log(`web: first load ${((await firstLoadBytes()) / 1000).toFixed(1)} KB of JavaScript (brotli)`);
}
