import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { removeRows, tablesWith } from './remove-rows.ts';
import type { SqlFragment } from './session-rows.ts';

/** A site whose dates before `keptFrom` (the first of a month, `YYYY-MM-01`) are kept no longer. */
export interface Retention {
  siteId: number;
  keptFrom: string;
}

/**
 * Removes what the sites keep no longer, physically and from all tables, in one statement a table for any number of sites.
 * Reads only `seals` where nothing is to be done, which is but for once a month and time zone. Answers rows by table.
 * @throws StorageError
 */
export async function expireDates(
  clickhouse: ClickHouse,
  retentions: readonly Retention[],
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  const due = await findDue(clickhouse, retentions);
  if (due.length === 0) return removed;
  // `seals` last: while it names the dates, they are found again by whoever goes on after a death.
  const dated = (await tablesWith(clickhouse, 'date')).filter((table) => table !== 'seals');
  const tables = [
    ...(await tablesWith(clickhouse, 'month')).map((table) => ({ table, column: 'month' })),
    ...[...dated, 'seals'].map((table) => ({ table, column: 'date' })),
  ];
  const ofSites = new Set(await tablesWith(clickhouse, 'site_id'));
  for (const { table, column } of tables) {
    // Exchange rates have dates, too, but belong to nobody.
    if (!ofSites.has(table)) continue;
    const n = await removeRows(clickhouse, table, before(column, due));
    if (n > 0) removed[table] = n;
  }
  return removed;
}

/** The sites that have sealed dates before what they keep. */
async function findDue(clickhouse: ClickHouse, retentions: readonly Retention[]): Promise<Retention[]> {
  if (retentions.length === 0) return [];
  const { sql, params } = before('date', retentions);
  const { rows } = await clickhouse.query({
    sql: `SELECT DISTINCT site_id FROM seals WHERE ${sql}`,
    params,
    schema: z.object({ site_id: z.number() }),
  });
  const due = new Set(rows.map(({ site_id }) => site_id));
  return retentions.filter(({ siteId }) => due.has(siteId));
}

function before(column: string, retentions: readonly Retention[]): SqlFragment {
  const cutoffs = retentions.map(({ keptFrom }) => keptFrom);
  return {
    // The first two let the primary key and the partitions prune; the third decides.
    sql: `site_id IN {sites:Array(UInt32)} AND ${column} < {newest:Date}
      AND ${column} < transform(site_id, {sites:Array(UInt32)}, {cutoffs:Array(Date)}, toDate(0))`,
    params: {
      sites: retentions.map(({ siteId }) => siteId),
      cutoffs,
      newest: cutoffs.toSorted().at(-1),
    },
  };
}
