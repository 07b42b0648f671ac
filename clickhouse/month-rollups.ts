import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import type { DateRange, Generation, MonthGeneration } from './generations.ts';

/** A rollup of a month, and what it is made of. */
interface MonthRollup {
  gen: string;
  dates: string[];
  gens: string[];
}

const rowSchema = z.object({ gen: z.string(), dates: z.array(z.string()), gens: z.array(z.string()) });

/** The newest rollup of each of the site's months in the range, whether or not it still holds. */
export async function readMonthRollups(
  clickhouse: ClickHouse,
  siteId: number,
  { from, to }: DateRange,
): Promise<MonthRollup[]> {
  // No month lies within less.
  if (Date.parse(to) - Date.parse(from) < 27 * 86_400_000) return [];
  const { rows } = await clickhouse.query({
    sql: `SELECT gen, arrayMap(date -> toString(date), dates) AS dates, gens FROM month_seals
      WHERE site_id = {site_id:UInt32} AND month BETWEEN {from:Date} AND {to:Date} ORDER BY gen DESC LIMIT 1 BY month`,
    params: { site_id: siteId, from, to },
    schema: rowSchema,
  });
  return rows;
}

/** Notes on the sealed dates which rollup of their month they are in: those that are made of current generations alone. */
export function withMonths(sealed: readonly Generation[], rollups: readonly MonthRollup[]): Generation[] {
  const current = new Map(sealed.map(({ date, gen }) => [date, gen]));
  const months = new Map<string, MonthGeneration>();
  for (const { gen, dates, gens } of rollups) {
    if (!dates.every((date, index) => current.get(date) === gens[index])) continue;
    const [from = '', to = from] = [dates[0], dates.at(-1)];
    for (const date of dates) months.set(date, { gen, from, to });
  }
  return sealed.map((generation) => {
    const month = months.get(generation.date);
    return month === undefined ? generation : { ...generation, month };
  });
}
