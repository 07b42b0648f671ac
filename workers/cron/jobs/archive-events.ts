import {
  dropPartition,
  findExpiredPartitions,
  listPartitionSites,
  readPartitionSite,
} from '../../../clickhouse/expired-partitions.ts';
import { archiveFolder } from '../archive-folder.ts';
import type { Services } from '../services.ts';

/** Hot events are kept this long: source of open dates, and register in which repeated event ids are recognised. */
const HOT_DAYS = 7;
/** Of one file, so that a Worker can hold it; whoever has more in a day gets one for each hour. */
const MAX_EVENTS = 1_000_000;

/**
 * Moves events that are sealed and past their time to R2, one Parquet file for each site and day of arrival. A folder of
 * each site, because a Parquet file cannot be rid of one site's rows but by writing it anew.
 */
export async function archiveEvents({ clickhouse, archive }: Services): Promise<{ archived: number }> {
  const partitions = await findExpiredPartitions(clickhouse, HOT_DAYS);
  let archived = 0;
  for (const partition of partitions) {
    const day = partition.hours[0]?.slice(0, 10) ?? '';
    for (const { siteId, events } of await listPartitionSites(clickhouse, partition)) {
      for (const hour of events > MAX_EVENTS ? partition.hours : [undefined]) {
        const stream = await readPartitionSite(clickhouse, partition, { siteId, hour });
        const name = hour === undefined ? day : `${day}T${hour.slice(11, 13)}`;
        await archive.put(
          `${archiveFolder(siteId)}${name}.parquet`,
          await new Response(stream).arrayBuffer(),
        );
        archived++;
      }
    }
    await dropPartition(clickhouse, partition);
  }
  return { archived };
}
