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
