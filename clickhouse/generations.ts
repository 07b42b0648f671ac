import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { holdsMonth, OF_MONTHS, withMonths } from './month-rollups.ts';

/** A sealed date: `gen` holds exactly its events with arrival ≤ gen (µs of ClickHouse's clock, decimal string). */
export interface Generation {
  date: string;
  gen: string;
  /** Whether `daily` has rows of this generation. */
  rolled: boolean;
  /** Whether visitors were there whom the site names: they come back on other dates, so numbers of visitors do not add up. */
  named?: true;
  /** The rollup in `monthly` that it is part of, if all dates of that are as they were, and in the range. */
  month?: MonthGeneration;
}

/** The rollup of a month, and the first and last of the dates it is made of. */
export interface MonthGeneration {
  gen: string;
  from: string;
  to: string;
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

const rowSchema = z.object({
  /** That of a seal; '' of the rollup of a month, which lists its own. */
  date: z.string(),
  gen: z.string(),
  rolled: z.number(),
  adds: z.number(),
  marked: z.string(),
  dates: z.array(z.string()),
  gens: z.array(z.string()),
});

const OF_DATES = `SELECT toString(day) AS date, max(g) AS gen, argMax(r, g) AS rolled, argMax(a, g) AS adds, max(m) AS marked,
    CAST([], 'Array(String)') AS dates, CAST([], 'Array(UInt64)') AS gens
  FROM (
    SELECT date AS day, gen AS g, rolled AS r, adds_up AS a, toUInt64(0) AS m FROM seals
    WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date}
    UNION ALL
    SELECT date, toUInt64(0), toUInt8(0), toUInt8(0), toUInt64(toUnixTimestamp64Micro(marked)) FROM touched
    WHERE site_id = {site_id:UInt32} AND date BETWEEN {from:Date} AND {to:Date}
  )
  GROUP BY day HAVING gen > 0`;

/** Statement A of a read: the newest generation of each sealed date of the site in the range. */
export async function readGenerations(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
): Promise<Generations> {
  const { rows } = await clickhouse.query({
    sql: holdsMonth(range) ? `${OF_DATES}\nUNION ALL\n${OF_MONTHS}` : OF_DATES,
    params: { site_id: siteId, from: range.from, to: range.to },
    schema: rowSchema,
  });
  const generations: Generations = { sealed: [], stale: [] };
  const seals = rows.filter(({ date }) => date !== '');
  for (const { date, gen, rolled, adds, marked } of seals.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const list = BigInt(marked) > BigInt(gen) ? generations.stale : generations.sealed;
    list.push({ date, gen, rolled: rolled === 1, ...(adds === 0 && { named: true }) });
  }
  const rollups = rows.filter(({ date }) => date === '');
  return { ...generations, sealed: withMonths(generations.sealed, rollups) };
}

/** Those of a part of the range that they were read for. */
export function generationsWithin({ sealed, stale }: Generations, { from, to }: DateRange): Generations {
  const isWithin = ({ date }: Generation) => from <= date && date <= to;
  const inPart = sealed.filter(isWithin).map((generation) => {
    const { month, ...alone } = generation;
    return month && from <= month.from && month.to <= to ? generation : alone;
  });
  return { sealed: inPart, stale: stale.filter(isWithin) };
}
