import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-if-stale.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds the dashboard, if it is not built or out of date. */
export async function buildArtifacts(): Promise<void> {
  await buildIfStale(root, {
    name: 'web',
    sources: ['web/**/*', 'core/**/*.ts', 'package-lock.json'],
    outputs: ['web/dist/index.html'],
    build: async () => (await import('../web/build.ts')).buildWeb(),
  });
}
