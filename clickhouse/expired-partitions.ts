import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** An hour of arrivals in `events`. */
export interface Partition {
  /** As ClickHouse names it. */
  id: string;
  /** The hour, `YYYY-MM-DD HH:00:00` UTC. */
  hour: string;
}

/**
 * Hours of arrival older than `days` whose every event is in a seal: only those may go. Oldest first.
 * An hour whose events wait for a seal stays, however old.
 */
export async function findExpiredPartitions(clickhouse: ClickHouse, days: number): Promise<Partition[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT part AS id, toString(max(began)) AS hour FROM (
        SELECT _partition_id AS part, toStartOfHour(max(arrival)) AS began,
          toUInt64(toUnixTimestamp64Micro(max(arrival))) > any(s.gen) AS waits
        FROM events AS e
        LEFT JOIN (SELECT site_id, date, max(gen) AS gen FROM seals GROUP BY site_id, date) AS s
          ON e.site_id = s.site_id AND e.date = s.date
        WHERE arrival < now64(6) - toIntervalDay({days:UInt32})
        GROUP BY part, e.site_id, e.date
      ) GROUP BY part HAVING max(waits) = 0 AND max(began) + INTERVAL 1 HOUR <= now() - toIntervalDay({days:UInt32})
      ORDER BY hour`,
    params: { days },
    schema: z.object({ id: z.string().regex(/^[0-9a-f-]+$/), hour: z.string() }),
  });
  return rows;
}

/** The partition's events as one Parquet file. */
export async function readPartition(
  clickhouse: ClickHouse,
  { id }: Partition,
): Promise<ReadableStream<Uint8Array>> {
  return await clickhouse.stream({
    sql: 'SELECT * FROM events WHERE _partition_id = {id:String} FORMAT Parquet',
    params: { id },
  });
}

/** Drops the partition for good. */
export async function dropPartition(clickhouse: ClickHouse, { id }: Partition): Promise<void> {
  // ALTER takes no parameters here; the id was checked to be hexadecimal when it was read.
  await clickhouse.command({ sql: `ALTER TABLE events DROP PARTITION ID '${id}'` });
}
