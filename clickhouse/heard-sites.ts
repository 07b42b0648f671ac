import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** The sites that ever had an event: one of the open dates, or of a date that is written down. */
export async function listHeardSites(clickhouse: ClickHouse): Promise<number[]> {
  const { rows } = await clickhouse.query({
    sql: 'SELECT DISTINCT site_id FROM (SELECT site_id FROM events UNION ALL SELECT site_id FROM seals)',
    schema: z.object({ site_id: z.number() }),
  });
  return rows.map(({ site_id }) => site_id);
}
