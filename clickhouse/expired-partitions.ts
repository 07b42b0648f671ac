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

/** The sites that have events in it, and how many. */
export async function listPartitionSites(
  clickhouse: ClickHouse,
  { id }: Partition,
): Promise<{ siteId: number; events: number }[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, count() AS n FROM events WHERE _partition_id = {id:String} GROUP BY site_id ORDER BY site_id`,
    params: { id },
    schema: z.object({ site_id: z.number(), n: z.coerce.number() }),
  });
  return rows.map(({ site_id, n }) => ({ siteId: site_id, events: n }));
}

/** A site's events in it, or of one of its hours, as one Parquet file: what a Worker can hold in memory. */
export async function readPartitionSite(
  clickhouse: ClickHouse,
  { id }: Partition,
  { siteId, hour }: { siteId: number; hour?: string },
): Promise<ReadableStream<Uint8Array>> {
  const ofHour = hour === undefined ? '' : `AND toStartOfHour(arrival) = {hour:DateTime('UTC')}`;
  return await clickhouse.stream({
    sql: `SELECT * FROM events WHERE _partition_id = {id:String} AND site_id = {site:UInt32} ${ofHour} FORMAT Parquet`,
    params: { id, site: siteId, ...(hour !== undefined && { hour }) },
  });
}

/** Drops the partition for good. */
export async function dropPartition(clickhouse: ClickHouse, { id }: Partition): Promise<void> {
  // ALTER takes no parameters here; the id was checked to be hexadecimal when it was read.
  await clickhouse.command({ sql: `ALTER TABLE events DROP PARTITION ID '${id}'` });
}
