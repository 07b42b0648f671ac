import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** How many events of whichever site were stored after an instant of the last days (epoch ms). @throws StorageError */
export async function countRecentEvents(clickhouse: ClickHouse, since: number): Promise<number> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toFloat64(count()) AS events FROM events WHERE arrival > fromUnixTimestamp64Milli({since:Int64})`,
    params: { since },
    schema: z.object({ events: z.number() }),
  });
  return rows[0]?.events ?? 0;
}
