import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRACKER_FILES } from '../tracker/files.ts';
import { buildIfStale } from './build-if-stale.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds what the Workers and the browser are given, the tracker and the dashboard, where it is out of date. */
export async function buildArtifacts(): Promise<void> {
  await buildIfStale(root, {
    name: 'tracker',
    sources: ['tracker/**/*', 'core/**/*.ts', 'package-lock.json'],
    outputs: Object.values(TRACKER_FILES).map((file) => `dist/${file}`),
    build: async () => (await import('../tracker/build.ts')).writeTracker(),
  });
  await buildIfStale(root, {
    name: 'web',
    sources: ['web/**/*', 'core/**/*.ts', 'docs/*', 'README.md', 'package-lock.json'],
    outputs: ['web/dist/app.html', 'web/dist/index.html'],
    build: async () => (await import('../web/build.ts')).buildWeb(),
  });
}
