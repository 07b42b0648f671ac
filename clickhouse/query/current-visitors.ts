import { z } from 'zod';
import { addDays } from '../../core/zoned-time.ts';
import type { ClickHouse } from '../client.ts';

const WINDOW_MS = 5 * 60_000;
const SKEW_MS = 60_000;

/** Visitors with an event other than engagement in the five minutes before `now` (epoch ms). @throws StorageError */
export async function currentVisitors(clickhouse: ClickHouse, siteId: number, now: number): Promise<number> {
  const utcDate = new Date(now).toISOString().slice(0, 10);
  const { rows } = await clickhouse.query({
    // The bound on arrival leaves a partition or two of the hours since; the dates are those of all time zones.
    sql: `SELECT toFloat64(uniqExact(visitor_id)) AS visitors FROM events
      WHERE site_id = {site_id:UInt32} AND date BETWEEN {from_date:Date} AND {to_date:Date}
        AND arrival >= fromUnixTimestamp64Milli({from:Int64}) - INTERVAL 1 HOUR
        AND time > fromUnixTimestamp64Milli({from:Int64}) AND time <= fromUnixTimestamp64Milli({to:Int64})
        AND kind != 'engagement'`,
    params: {
      site_id: siteId,
      from_date: addDays(utcDate, -1),
      to_date: addDays(utcDate, 1),
      from: now - WINDOW_MS,
      to: now + SKEW_MS,
    },
    schema: z.object({ visitors: z.number() }),
  });
  const [row] = rows;
  if (!row) throw new TypeError('ClickHouse answered no row for an aggregate');
  return row.visitors;
}
