import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestClickHouse, type TestClickHouse } from '../../test/clickhouse.ts';
import { metricSql } from './metrics.ts';
import { ratioOf } from './ratios.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('a ratio', () => {
  it.each([
    'views_per_visit',
    'bounce_rate',
    'visit_duration',
    'time_on_page',
    'scroll_depth',
    'exit_rate',
  ] as const)(
    'of %s is the same number here and in ClickHouse, halves and nothing included',
    async (metric) => {
      const { is, sql } = metricSql(metric);
      if (is === undefined || typeof is === 'string') throw new Error(`${metric} is no ratio`);
      // All small pairs, where halves are, and large ones.
      const { rows } = await engine.clickhouse.query({
        sql: `SELECT toFloat64(${is.of}) AS above, toFloat64(${is.by}) AS below,
            ${sql({ params: { values: {}, add: () => '' }, totalVisitors: undefined, isEventless: undefined })} AS value
          FROM (
            SELECT toUInt64(number % 200) AS ${is.of}, toUInt64(intDiv(number, 200)) AS ${is.by} FROM numbers(40000)
            UNION ALL
            SELECT cityHash64(number) % 1000000007, cityHash64(number, 1) % 1000003 FROM numbers(20000)
            UNION ALL
            SELECT 25 * number, 1000 FROM numbers(20000)
          )`,
        schema: z.object({ above: z.number(), below: z.number(), value: z.number().nullable() }),
      });
      expect(rows).toHaveLength(80_000);
      const unlike = rows.filter(({ above, below, value }) => {
        return ratioOf(is, (measure) => (measure === is.of ? above : below)) !== value;
      });
      expect(unlike.slice(0, 5)).toEqual([]);
    },
  );
});
