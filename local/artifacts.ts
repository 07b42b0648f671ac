import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-if-stale.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds what the Workers and the browser are given, the tracker and the dashboard, where it is out of date. */
export async function buildArtifacts(): Promise<void> {
  await buildIfStale(root, {
    name: 'tracker',
    sources: ['tracker/**/*', 'core/**/*.ts', 'package-lock.json'],
    outputs: ['dist/tracker.txt', 'dist/tracker-options.txt'],
    build: async () => (await import('../tracker/build.ts')).writeTracker(),
  });
  await buildIfStale(root, {
    name: 'web',
    sources: ['web/**/*', 'core/**/*.ts', 'package-lock.json'],
    outputs: ['web/dist/index.html'],
    build: async () => (await import('../web/build.ts')).buildWeb(),
  });
}
