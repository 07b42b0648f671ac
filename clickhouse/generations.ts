import { z } from 'zod';
import type { ClickHouse } from './client.ts';
import { holdsMonth, withMonths } from './month-rollups.ts';

/** When a mark was set, µs of ClickHouse's clock. */
const MARK = 'toUInt64(toUnixTimestamp64Micro(marked))';

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

/** A seal of a date, a mark that an event of it came later, the rollup of a month. */
const KINDS = ['seal', 'mark', 'month'] as const;
type Kind = (typeof KINDS)[number];

const rowSchema = z.object({
  of: z.enum(KINDS),
  date: z.string(),
  /** Of a mark, the newest of its date. */
  gen: z.string(),
  rolled: z.number(),
  adds: z.number(),
  /** How many rows of the table this is, and what their generations or marks add up to. */
  n: z.string(),
  total: z.string(),
  /** What the rollup of a month is made of. */
  dates: z.array(z.string()),
  gens: z.array(z.string()),
});

// Rows as they are, made sense of here: to have them grouped by the engine took it longer to analyze than to do.
const NONE = `CAST([], 'Array(String)') AS dates, CAST([], 'Array(UInt64)') AS gens`;
const OF_DATES = `SELECT 'seal' AS of, toString(seals.date) AS date, gen, rolled, adds_up AS adds, toUInt64(1) AS n, gen AS total, ${NONE}
  FROM seals WHERE site_id = {site_id:UInt32} AND seals.date BETWEEN {from:Date} AND {to:Date}
UNION ALL
SELECT 'mark', toString(touched.date), max(${MARK}), toUInt8(0), toUInt8(0), count(), sum(${MARK}), ${NONE}
  FROM touched WHERE site_id = {site_id:UInt32} AND touched.date BETWEEN {from:Date} AND {to:Date} GROUP BY touched.date`;
const OF_MONTHS = `SELECT 'month', toString(month), gen, toUInt8(1), toUInt8(1), toUInt64(1), gen, CAST(month_seals.dates, 'Array(String)'), gens
  FROM month_seals WHERE site_id = {site_id:UInt32} AND month BETWEEN {from:Date} AND {to:Date}`;

/** Generations, and what tells whether they are still the same ones. */
export interface KnownState {
  generations: Generations;
  /** See `printOf`. */
  print: string;
}

/** Statement A of a read: the newest generation of each sealed date of the site in the range. */
export async function readGenerations(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
): Promise<Generations> {
  return (await readState(clickhouse, siteId, range)).generations;
}

/** The same, with their print. */
export async function readState(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
): Promise<KnownState> {
  const { rows } = await clickhouse.query({
    sql: holdsMonth(range) ? `${OF_DATES}\nUNION ALL\n${OF_MONTHS}` : OF_DATES,
    params: { site_id: siteId, from: range.from, to: range.to },
    schema: rowSchema,
  });
  const newest = (of: Kind) => {
    const byDate = new Map<string, z.infer<typeof rowSchema>>();
    for (const row of rows) {
      const known = byDate.get(row.date);
      if (row.of === of && !(known && BigInt(known.gen) > BigInt(row.gen))) byDate.set(row.date, row);
    }
    return byDate;
  };
  const marks = newest('mark');
  const generations: Generations = { sealed: [], stale: [] };
  for (const { date, gen, rolled, adds } of [...newest('seal').values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  )) {
    const isStale = BigInt(marks.get(date)?.gen ?? 0) > BigInt(gen);
    const list = isStale ? generations.stale : generations.sealed;
    list.push({ date, gen, rolled: rolled === 1, ...(adds === 0 && { named: true }) });
  }
  const sealed = withMonths(generations.sealed, [...newest('month').values()]);
  return { generations: { ...generations, sealed }, print: printOf(rows) };
}

/**
 * A text that is another one after any change of the rows that generations follow from. They are written once, with the
 * clock's time: rows of a table that come have later ones than those that go, so that where their number is the same, their
 * sum is not.
 */
export function printOf(rows: readonly { of: string; n: string; total: string }[]): string {
  const tables = KINDS.map((kind) => {
    const own = rows.filter(({ of }) => of === kind);
    const sum = (key: 'n' | 'total') => own.reduce((all, row) => all + BigInt(row[key]), 0n);
    // As the engine adds up.
    return `${sum('n')} ${BigInt.asUintN(64, sum('total'))}`;
  });
  return tables.join(', ');
}

/** SELECTs of one row each, of the same `n` and `total` as all rows of a table in the range have together, and more columns. */
export function printSelects(range: DateRange, more: string): string[] {
  const of = (kind: Kind, total: string, from: string) =>
    `SELECT '${kind}' AS of, count() AS n, sum(${total}) AS total, ${more} FROM ${from} BETWEEN {from:Date} AND {to:Date}`;
  return [
    of('seal', 'gen', 'seals WHERE site_id = {site_id:UInt32} AND date'),
    of('mark', MARK, 'touched WHERE site_id = {site_id:UInt32} AND date'),
    ...(holdsMonth(range)
      ? [of('month', 'gen', 'month_seals WHERE site_id = {site_id:UInt32} AND month')]
      : []),
  ];
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

/**
 * A sealed date of each kind, to name a statement by: over these it is the same but for lists of dates, and is compiled in a
 * tenth of the time.
 */
export function oneOfEach(sealed: readonly Generation[]): Generation[] {
  return [...new Map(sealed.map((one) => [`${one.rolled} ${one.month !== undefined}`, one])).values()];
}
