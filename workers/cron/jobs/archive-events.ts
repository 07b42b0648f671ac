import {
  dropPartition,
  findExpiredPartitions,
  readPartition,
} from '../../../clickhouse/expired-partitions.ts';
import type { Services } from '../services.ts';

/** Hot events are kept this long: source of open dates, and register in which repeated event ids are recognised. */
const HOT_DAYS = 7;

/** Moves hours of arrival that are sealed and past their time from `events` to R2, one Parquet file each. */
export async function archiveEvents({ clickhouse, archive }: Services): Promise<{ archived: number }> {
  const partitions = await findExpiredPartitions(clickhouse, HOT_DAYS);
  for (const partition of partitions) {
    const [day, time] = partition.hour.split(' ');
    const file = await new Response(await readPartition(clickhouse, partition)).arrayBuffer();
    await archive.put(`events/${day}/${time?.slice(0, 2)}.parquet`, file);
    await dropPartition(clickhouse, partition);
  }
  return { archived: partitions.length };
}
