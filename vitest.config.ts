import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;

/** Files that mostly wait, for a browser or for a stack, and measure no time. */
const PAGES = [
  'test/browser/{account,dashboard,german,journey,keyboard,passkeys,performance,public,self,states}*.test.ts',
  'test/{config,definitions,fuzz}/**/*.test.ts',
  'test/erasure.test.ts',
];

/*
 * Four groups, one after the other, so that two cores are enough: pure code in parallel; single parts against real
 * workerd and ClickHouse, two files at a time; pages and the whole product, two files at a time; what measures time, kills
 * or starts processes, one at a time.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/build-artifacts.ts'],
    setupFiles: ['test/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['core/**/*.test.ts', 'scripts/*/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          include: [
            '{clickhouse,db,emails,observe,vault,workers,tracker,local,bench}/**/*.test.ts',
            'scripts/*.test.ts',
            'web/{*,edge/*,functions/**/*,pages/*}.test.ts',
          ],
          maxWorkers: 2,
          testTimeout: MINUTE_MS,
          hookTimeout: MINUTE_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: PAGES,
          maxWorkers: 2,
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stack',
          include: ['test/**/*.test.ts'],
          exclude: PAGES,
          fileParallelism: false,
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
