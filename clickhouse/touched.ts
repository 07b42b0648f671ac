import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** A calendar date is over first at UTC+14, when it is 10:00 UTC of that same date. */
const EARLIEST_END_MS = 10 * 3_600_000;

const dateSchema = z.object({ site_id: z.number(), date: z.string() });

/**
 * Marks the dates of just inserted events that are sealed already: their readers then look beyond the seal.
 *
 * Called after the insert and before the acknowledgement. The seal job does the mirror image (commit, then look for
 * later arrivals and mark), so whichever of insert and commit comes second, somebody marks.
 */
export async function markTouched(
  clickhouse: ClickHouse,
  events: readonly { site_id: number; date: string }[],
  now: number,
): Promise<void> {
  const dates = new Map<string, { site_id: number; date: string }>();
  for (const { site_id, date } of events) {
    const couldBeSealed = Date.parse(`${date}T00:00:00Z`) + EARLIEST_END_MS <= now;
    if (couldBeSealed) dates.set(`${site_id} ${date}`, { site_id, date });
  }
  if (dates.size === 0) return;
  const { rows } = await clickhouse.query({
    sql: `SELECT DISTINCT site_id, toString(date) AS date FROM seals
      WHERE site_id IN {sites:Array(UInt32)} AND seals.date IN {dates:Array(Date)}`,
    params: {
      sites: [...new Set([...dates.values()].map(({ site_id }) => site_id))],
      dates: [...new Set([...dates.values()].map(({ date }) => date))],
    },
    schema: dateSchema,
  });
  const sealed = rows.filter(({ site_id, date }) => dates.has(`${site_id} ${date}`));
  if (sealed.length > 0) await clickhouse.insert({ table: 'touched', rows: sealed });
}
