import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { apiDeclarations } from './api-types/declarations.ts';
import { PATHS_FILE } from './api-types/paths-file.ts';

/*
 * `npm run api-types`: writes the types of the API's routes for the dashboard, from the description that the routes give of
 * themselves. A test says when that is due.
 */

const root = join(import.meta.dirname, '..');
// Beside the packages, which the bundle leaves out.
const folder = mkdtempSync(join(root, 'node_modules/.api-types-'));
try {
  // Node runs no .tsx, which e-mails are.
  const outfile = join(folder, 'described-api.mjs');
  await build({
    entryPoints: [join(root, 'scripts/api-types/described-api.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  const { described } = (await import(
    pathToFileURL(outfile).href
  )) as typeof import('./api-types/described-api.ts');
  writeFileSync(PATHS_FILE, await apiDeclarations(described));
} finally {
  rmSync(folder, { recursive: true });
}
