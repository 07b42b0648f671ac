import type { Ids } from '../../distinct-hits.ts';
import { type Generations, oneOfEach } from '../../generations.ts';
import { unknownDates } from '../../open-ranges.ts';
import type { SqlFragment } from '../../session-rows.ts';
import type { AnswerRow } from '../answer.ts';
import { type AnswerCache, hashOf } from '../answer-cache.ts';
import type { CompileInput } from '../compile.ts';
import { createScope, statement } from '../statement-scope.ts';
import { type BatchRow, longRow } from './compile-batch.ts';
import { columnsOf } from './long-columns.ts';
import { answerRows, type LongRow } from './long-rows.ts';
import { isList, isLong, longSql, type PartOfLists, rowName } from './long-sql.ts';
import { placeOf } from './tile-order.ts';
import type { Column } from './tile-shares.ts';
import { type ListPart, leastOf, unitedLists, type Wanted, wantedOf } from './unite-lists.ts';

/** Another one whenever the rows that are kept would be others for the same statement. */
const PART_VERSION = 1;
/** Rows of each list of the dates that are over, which are kept, and of those that are not, while nothing is known. */
const CLOSED_ROWS = 300;
const OPEN_ROWS = 200;
/** Rows of all lists of the dates that are not over, where it is known which are wanted. */
const MOST_OPEN_ROWS = 10_000;
/** Longer pages are asked of all dates at once. */
const LONGEST_PAGE = 100;

/** What is kept of sealed dates: the lists of each question, or that they were of no use. */
type KeptParts = { parts: ListPart[] } | { parts: undefined };

/** Asks the rows of a statement. */
export type AskRows = (compiled: (ids: Ids) => SqlFragment, dates: 'sealed' | 'all') => Promise<BatchRow[]>;

/**
 * Answers questions of parts about the same days and filters from their sealed dates, which are asked once and kept, and the
 * other dates. Lists are united from their beginnings, which is exact where nothing left out of either could
 * reach the page. Undefined where that cannot be known: then all dates must be asked at once.
 */
export async function answerInParts(
  questions: readonly CompileInput[],
  cache: AnswerCache,
  ask: AskRows,
): Promise<AnswerRow[][] | undefined> {
  const [first] = questions;
  if (!first) return undefined;
  const dates = partsOf(first);
  const columns = columnsOf(questions.map(({ query }) => query));
  const askRows = async (generations: Generations, part: PartOfLists, of: 'sealed' | 'all') => {
    const asked = questions.map((question) => ({ ...question, generations }));
    return await ask((ids) => compilePart(asked, part, ids), of);
  };

  const closedPart = { rows: CLOSED_ROWS };
  const key = partKey(questions, dates.closed, closedPart);
  const known = await cache.get<KeptParts>(key);
  if (known && !known.parts) return undefined;
  const unite = (closed: readonly ListPart[], open: readonly ListPart[] | undefined) => {
    if (!open) return undefined;
    const lists = questions.map(({ query }, index) =>
      unitedLists(query, columns, closed[index], open[index]),
    );
    if (!lists.every((rows) => rows !== undefined)) return undefined;
    return questions.map(({ query }, index) => {
      const rows = lists[index] ?? [];
      return answerRows(query, columns, rows, rows.length);
    });
  };
  const askHeads = async (generations: Generations, rows: number, of: 'sealed' | 'all') =>
    headParts(questions, await askRows(generations, { rows }, of), columns, rows);
  const askOpen = async (closed: readonly ListPart[] | undefined) => {
    if (!dates.open) return questions.map((): ListPart => ({ rows: [] }));
    if (!closed) return await askHeads(dates.open, OPEN_ROWS, 'all');
    const wanted = questions.map(({ query }, tile) => wantedOf(query, columns, closed[tile]));
    const names = wanted.flatMap(({ keys }, tile) => keys.map((key) => rowName(tile, key)));
    const above = wanted.map((one) => one.above);
    const rows = await askRows(dates.open, { wanted: names, above, most: MOST_OPEN_ROWS }, 'all');
    return rows.length < MOST_OPEN_ROWS ? pickedParts(rows, columns, wanted) : undefined;
  };

  const [closed, open] = await Promise.all([
    known?.parts ?? askHeads(dates.closed, CLOSED_ROWS, 'sealed'),
    askOpen(known?.parts),
  ]);
  const answers = unite(closed, open) ?? (known ? undefined : unite(closed, await askOpen(closed)));
  if (!known || !answers) cache.put<KeptParts>(key, { parts: answers && closed });
  return answers;
}

/**
 * Whether a question may be answered so: it has dates that are sealed, on none of which was a visitor whom the site names and who
 * comes back, and asks for a page near the head of its list.
 */
export function isOfParts({ query, generations: { sealed } }: CompileInput): boolean {
  const { offset, limit } = query.pagination;
  const isShort = !isList(query) || offset + limit <= LONGEST_PAGE;
  return isLong(query) && isShort && sealed.length > 0 && !sealed.some(({ named }) => named);
}

/** The dates of a question that are sealed, and the others if there are any. */
function partsOf({ query: { period }, generations }: CompileInput): {
  closed: Generations;
  open: Generations | undefined;
} {
  const { sealed, stale } = generations;
  const dates = sealed.map(({ date }) => date);
  const others = unknownDates({ from: period.fromDate, to: period.toDate }, dates);
  const open = { sealed: [], stale, elsewhere: dates };
  return { closed: { sealed, stale: [], elsewhere: others }, open: others.length > 0 ? open : undefined };
}

function compilePart(questions: readonly CompileInput[], part: PartOfLists, ids?: Ids): SqlFragment {
  const [first, ...more] = questions.map((question, id) => ({ id, question }));
  if (!first) throw new TypeError('A part of no question');
  const scope = createScope(first.question.siteId, ids);
  return statement(longSql([first, ...more], scope, part), scope);
}

/** Lists of which the first rows were asked. */
function headParts(
  questions: readonly CompileInput[],
  rows: readonly BatchRow[],
  columns: readonly Column[],
  most: number,
): ListPart[] {
  const lists = listsOf(rows, questions.length);
  return questions.map(({ query }, tile) => {
    const own = lists[tile] ?? [];
    if (!isList(query) || own.length < most) return { rows: own };
    return { rows: own, most: leastOf(query, columns, own) };
  });
}

/** Lists of which those rows were asked that may matter; of a group that is wanted and not there, there is nothing. */
function pickedParts(
  rows: readonly BatchRow[],
  columns: readonly Column[],
  wanted: readonly Wanted[],
): ListPart[] {
  const lists = listsOf(rows, wanted.length);
  return wanted.map(({ keys, above }, tile) => {
    const own = lists[tile] ?? [];
    if (above < 0) return { rows: own };
    const found = new Set(own.map(({ key }) => key));
    const none = keys.filter((key) => !found.has(key));
    return { rows: [...own, ...none.map((key) => ({ key, sums: columns.map(() => 0) }))], most: above };
  });
}

/** The rows of each of so many tiles. */
function listsOf(rows: readonly BatchRow[], tiles: number): LongRow[][] {
  const byTile = Map.groupBy(rows, ({ tile }) => placeOf(tile));
  return Array.from({ length: tiles }, (_, tile) => (byTile.get(tile) ?? []).map(longRow));
}

/** The names that were worked out last, by a hash of what they follow from: the same questions come again and again. */
const names = new Map<string, string>();
const NAMES_KEPT = 200;

/**
 * A hash of all that the rows of a part follow from: dates with their generations, and the statement, which says site and
 * filters as well over a date of each kind.
 */
function partKey(
  questions: readonly CompileInput[],
  { sealed, elsewhere = [] }: Generations,
  part: PartOfLists,
): string {
  const asked = questions.map(({ generations: _, ...question }) => question);
  const from = hashOf([asked, part, sealed, elsewhere]);
  const known = names.get(from);
  if (known !== undefined) return known;
  const generations = { sealed: oneOfEach(sealed), stale: [], elsewhere };
  const overFew = questions.map((question) => ({ ...question, generations }));
  const dates = JSON.stringify([sealed, elsewhere]);
  const name = `part-${hashOf([PART_VERSION, compilePart(overFew, part), dates])}`;
  names.set(from, name);
  const [oldest] = names.keys();
  if (names.size > NAMES_KEPT && oldest !== undefined) names.delete(oldest);
  return name;
}
