import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** A stretch of arrivals in `events`. */
export interface Partition {
  /** As ClickHouse names it. */
  id: string;
  /** The hours it has events of, `YYYY-MM-DD HH:00:00` UTC. */
  hours: string[];
}

/**
 * Partitions whose last arrival is older than `days` and whose every event is in a seal: only those may go. Oldest first.
 * One whose events wait for a seal stays, however old.
 */
export async function findExpiredPartitions(clickhouse: ClickHouse, days: number): Promise<Partition[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT part AS id, arraySort(groupUniqArrayArray(began)) AS hours FROM (
        SELECT _partition_id AS part, groupUniqArray(toString(toStartOfHour(arrival))) AS began, max(arrival) AS last,
          toUInt64(toUnixTimestamp64Micro(last)) > any(s.gen) AS waits
        FROM events AS e
        LEFT JOIN (SELECT site_id, date, max(gen) AS gen FROM seals GROUP BY site_id, date) AS s
          ON e.site_id = s.site_id AND e.date = s.date
        WHERE arrival < now64(6) - toIntervalDay({days:UInt32} - 1)
        GROUP BY part, e.site_id, e.date
      ) GROUP BY part HAVING max(waits) = 0 AND toStartOfHour(max(last)) + INTERVAL 1 HOUR <= now() - toIntervalDay({days:UInt32})
      ORDER BY hours`,
    params: { days },
    schema: z.object({ id: z.string().regex(/^[0-9a-f-]+$/), hours: z.array(z.string()) }),
  });
  return rows;
}

/** The events of one of the partition's hours as one Parquet file: what a Worker can hold in memory. */
export async function readPartitionHour(
  clickhouse: ClickHouse,
  { id }: Partition,
  hour: string,
): Promise<ReadableStream<Uint8Array>> {
  return await clickhouse.stream({
    sql: `SELECT * FROM events WHERE _partition_id = {id:String} AND toStartOfHour(arrival) = {hour:DateTime('UTC')} FORMAT Parquet`,
    params: { id, hour },
  });
}

/** Drops the partition for good. */
export async function dropPartition(clickhouse: ClickHouse, { id }: Partition): Promise<void> {
  // ALTER takes no parameters here; the id was checked to be hexadecimal when it was read.
  await clickhouse.command({ sql: `ALTER TABLE events DROP PARTITION ID '${id}'` });
}
