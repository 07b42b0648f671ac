import { assemble } from './assemble.ts';
import { datesWithin } from './assembled-dates.ts';
import { distinctEvents, distinctHits, type Ids } from './distinct-hits.ts';
import type { DateRange, Generation, Generations } from './generations.ts';
import { openRanges } from './open-ranges.ts';
import { createParams, type Params } from './query/params.ts';
import type { SessionColumn } from './session-columns.ts';
import { unfold } from './unfold.ts';

export interface SqlFragment {
  sql: string;
  params: Record<string, unknown>;
}

/** Whose sessions: those of visitors whom the site names are found before anything is assembled. */
export type Whose = 'everybody' | 'named visitors';
const WHOSE: Record<Whose, string | undefined> = { everybody: undefined, 'named visitors': 'given = 1' };

/**
 * Statement B's source: a parenthesised SELECT with one row per session of the site in the range, whatever state its
 * date is in.
 */
export function sessionRows(
  siteId: number,
  generations: Generations,
  range: DateRange,
  columns: readonly SessionColumn[],
): SqlFragment {
  const params = createParams();
  params.values.site_id = siteId;
  return { sql: sessionRowsSql(generations, range, columns, params), params: params.values };
}

/**
 * The same for a statement with other values, of which `{site_id}` must be one. Beside recent-session-rows.ts the only
 * place that reads `sessions` and `events` for questions, and scopes them by site. Without a range, no date is open.
 * `where` are conditions on the columns asked for.
 */
export function sessionRowsSql(
  generations: Generations,
  range: DateRange | undefined,
  columns: readonly SessionColumn[],
  params: Params,
  { of = 'everybody', where = [], ids, isActivity = false }: HowRead = {},
): string {
  const asked: Asked = { columns, params, of, where, ids, isActivity };
  const parts: string[] = [];
  if (generations.sealed.length > 0) parts.push(sealedRows(generations.sealed, asked));
  const open = range && openRows(generations, range, asked);
  if (open) parts.push(open);
  if (generations.stale.length > 0) parts.push(staleRows(generations.stale, asked));
  if (parts.length === 0) parts.push(`SELECT ${columns.join(', ')} FROM sessions WHERE 0`);
  return `(${parts.join('\n UNION ALL\n ')})`;
}

interface HowRead {
  of?: Whose;
  where?: readonly string[];
  ids?: Ids;
  /** Whether engagement is left out, of dates that are assembled; see assemble.ts. */
  isActivity?: boolean;
}

interface Asked extends Required<Omit<HowRead, 'ids'>> {
  columns: readonly SessionColumn[];
  params: Params;
  ids: Ids | undefined;
}

function sealedRows(sealed: readonly Generation[], { columns, params, of, where }: Asked): string {
  const { dates, gens } = named(sealed, params);
  const distinct = params.add('Array(UInt64)', [...new Set(sealed.map(({ gen }) => BigInt(gen)))]);
  return `SELECT ${columns.join(', ')} FROM sessions
      WHERE site_id = {site_id:UInt32} AND date IN ${dates} AND gen IN ${distinct}
        AND gen = transform(date, ${dates}, ${gens}, toUInt64(0))${and(WHOSE[of], ...where)}`;
}

function openRows(
  { sealed, stale, elsewhere = [] }: Generations,
  range: DateRange,
  { columns, params, of, where, ids, isActivity }: Asked,
): string | undefined {
  const known = [...sealed, ...stale].map(({ date }) => date).concat(elsewhere);
  const ranges = openRanges(range, known);
  if (ranges.length === 0) return undefined;
  let dates = datesWithin(ranges, params);
  const inside = known.filter((date) => ranges.some(({ from, to }) => from <= date && date <= to));
  if (inside.length > 0) dates += ` AND date NOT IN ${params.add('Array(Date)', inside)}`;
  return assemble(distinctEvents(dates, { only: WHOSE[of], ids }), columns, where, { isActivity });
}

function staleRows(
  stale: readonly Generation[],
  { columns, params, of, where, ids, isActivity }: Asked,
): string {
  const { dates, gens } = named(stale, params);
  const gen = `${gens}[indexOf(${dates}, date)]`;
  const sealedHits = unfold(
    'sessions',
    `site_id = {site_id:UInt32} AND date IN ${dates} AND gen = ${gen}${and(WHOSE[of])}`,
    columns,
  );
  const later = `toUInt64(toUnixTimestamp64Micro(arrival)) > ${gen}`;
  const laterHits = distinctHits(`date IN ${dates}`, columns, { only: `${later}${and(WHOSE[of])}`, ids });
  return assemble(`(${sealedHits} UNION ALL ${laterHits})`, columns, where, { isActivity });
}

function and(...conditions: (string | undefined)[]): string {
  return conditions.map((condition) => (condition ? ` AND ${condition}` : '')).join('');
}

/** Dates and their generations, side by side. */
function named(generations: readonly Generation[], params: Params): { dates: string; gens: string } {
  const dates = generations.map(({ date }) => date);
  const gens = generations.map(({ gen }) => BigInt(gen));
  return { dates: params.add('Array(Date)', dates), gens: params.add('Array(UInt64)', gens) };
}
