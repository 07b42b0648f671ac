import type { DateRange, Generation, MonthGeneration } from './generations.ts';

/** A rollup of a month, and what it is made of. */
export interface MonthRollup {
  gen: string;
  dates: string[];
  gens: string[];
}

/** Whether a whole month may lie in a range: none does in less. */
export function holdsMonth({ from, to }: DateRange): boolean {
  return Date.parse(to) - Date.parse(from) >= 27 * 86_400_000;
}

/** SQL of the newest rollup of each of the site's months in the range, whether or not it still holds, beside rows of seals. */
export const OF_MONTHS = `SELECT '' AS date, gen, toUInt8(1), toUInt8(1), toUInt64(0), arrayMap(one -> toString(one), month_seals.dates), gens FROM (
    SELECT gen, dates, gens FROM month_seals
    WHERE site_id = {site_id:UInt32} AND month BETWEEN {from:Date} AND {to:Date} ORDER BY gen DESC LIMIT 1 BY month
  ) AS month_seals`;

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
