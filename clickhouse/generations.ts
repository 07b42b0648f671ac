import { z } from 'zod';
import type { ClickHouse } from './client.ts';

/** A sealed date: `gen` holds exactly its events with arrival ≤ gen (µs of ClickHouse's clock, decimal string). */
export interface Generation {
  date: string;
  gen: string;
  /** Whether `daily` has rows of this generation. */
  rolled: boolean;
}

/** What a reader must know before it reads; dates in neither list are open and assembled from `events`. */
export interface Generations {
  sealed: Generation[];
  /** Sealed dates with events that arrived later. */
  stale: Generation[];
  /** Dates that another part of the statement answers; not to be read here. */
  elsewhere?: string[];
}

/** Inclusive local dates, `YYYY-MM-DD`. */
export interface DateRange {
  from: string;
  to: string;
}

const rowSchema = z.object({ date: z.string(), gen: z.string(), rolled: z.number(), marked: z.string() });

/** Statement A of a read: the newest generation of each sealed date of the site in the range. */
export async function readGenerations(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
): Promise<Generations> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(day) AS date, max(g) AS gen, argMax(r, g) AS rolled, max(m) AS marked
      FROM (
        SELECT date AS day, gen AS g, rolled AS r, toUInt64(0) AS m FROM seals
        WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date}
        UNION ALL
        SELECT date, toUInt64(0), toUInt8(0), toUInt64(toUnixTimestamp64Micro(marked)) FROM touched
        WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date}
      )
      GROUP BY day HAVING gen > 0 ORDER BY day`,
    params: { site_id: siteId, from: range.from, to: range.to },
    schema: rowSchema,
  });
  const generations: Generations = { sealed: [], stale: [] };
  for (const { date, gen, rolled, marked } of rows) {
    const list = BigInt(marked) > BigInt(gen) ? generations.stale : generations.sealed;
    list.push({ date, gen, rolled: rolled === 1 });
  }
  return generations;
}
