import {
  dropPartition,
  findExpiredPartitions,
  readPartitionHour,
} from '../../../clickhouse/expired-partitions.ts';
import type { Services } from '../services.ts';

/** Hot events are kept this long: source of open dates, and register in which repeated event ids are recognised. */
const HOT_DAYS = 7;

/** Moves events that are sealed and past their time to R2, one Parquet file for each hour of arrival. */
export async function archiveEvents({ clickhouse, archive }: Services): Promise<{ archived: number }> {
  const partitions = await findExpiredPartitions(clickhouse, HOT_DAYS);
  let archived = 0;
  for (const partition of partitions) {
    for (const hour of partition.hours) {
      const [day, time] = hour.split(' ');
      const stream = await readPartitionHour(clickhouse, partition, hour);
      const file = await new Response(stream).arrayBuffer();
      await archive.put(`events/${day}/${time?.slice(0, 2)}.parquet`, file);
      archived++;
    }
    await dropPartition(clickhouse, partition);
  }
  return { archived };
}
