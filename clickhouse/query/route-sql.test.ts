import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { routeOf } from '../../core/routes.ts';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { createParams } from './params.ts';
import { routeSql } from './route-sql.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

const part = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '7',
    'product',
    '12.html',
    '2026-01-15',
    'deadbeef',
    'dead0beef',
    'ä'.repeat(19),
    '1é'.repeat(10),
    '*',
  ),
  fc.constantFrom(
    '8f14e45f-ceea-467f-a0e6-5f4d3b2c1a00',
    'a-title-with-1-number',
    'v2',
    '\n1',
    '1\n',
    `${'😀'.repeat(19)}1`,
  ),
  fc.string({ unit: fc.constantFrom('a', 'f', '0', '9', '-', '.', '|', '\\'), maxLength: 24 }),
);
const path = fc.array(part, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
const pattern = fc.oneof(
  path,
  path.map((one) => one.replace(/[^/]+/, '*')),
  fc.constantFrom('/product/*', '*', '/a/*/*'),
);

it('routes paths in ClickHouse as they are routed here', async () => {
  const world = fc.record({
    paths: fc.array(path, { minLength: 200, maxLength: 200 }),
    patterns: fc.array(pattern, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(world, async ({ paths, patterns }) => {
      const rules = patterns.map((text, id) => ({ id, pattern: text }));
      const params = createParams();
      const list = params.add('Array(String)', paths);
      const { rows } = await engine.clickhouse.query({
        sql: `SELECT arrayMap(path -> ${routeSql('path', rules, params)}, ${list}) AS routes`,
        params: params.values,
        schema: z.object({ routes: z.array(z.string()) }),
      });
      expect(rows[0]?.routes).toEqual(paths.map((one) => routeOf(one, rules)));
    }),
    { numRuns: 20 },
  );
});
