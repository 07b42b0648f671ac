import type { ResolvedQuery } from '../../../core/query/query.ts';
import { columnAt, firstOrder } from './long-columns.ts';
import type { LongRow } from './long-rows.ts';
import { isList, isShownIfVisited } from './long-sql.ts';
import type { Column } from './tile-shares.ts';

/** The groups of a question on some of its dates, or the first of them. */
export interface ListPart {
  rows: readonly LongRow[];
  /** The most that a group which was left out can have of what the list is ordered by; absent where none was. */
  most?: number;
}

/** A group, and the parts that it is known of. */
interface Group extends LongRow {
  isClosed: boolean;
  isOpen: boolean;
}

/** Beside those on a page, so many of its followers are worth knowing exactly. */
const FOLLOWERS = 8;

/**
 * The groups of a question on all dates, with those at least that its page holds; undefined where one that was
 * left out of a part might belong there, or among its rows are some of which not all is known.
 */
export function unitedLists(
  query: ResolvedQuery,
  columns: readonly Column[],
  closed: ListPart = { rows: [] },
  open: ListPart = { rows: [] },
): LongRow[] | undefined {
  const groups = new Map<string, Group>();
  for (const { key, sums } of closed.rows) groups.set(key, { key, sums, isClosed: true, isOpen: false });
  for (const { key, sums } of open.rows) {
    const known = groups.get(key);
    const added = known ? sums.map((sum, index) => sum + (known.sums[index] ?? 0)) : sums;
    groups.set(key, { key, sums: added, isClosed: known !== undefined, isOpen: true });
  }
  const all = [...groups.values()];
  if (closed.most === undefined && open.most === undefined) return all;

  const at = firstOrder(query, columns);
  if (at === undefined || query.include.totalRows) return undefined;
  const count = ({ sums }: LongRow) => sums[at] ?? 0;
  // What may be missing of a group: what it can have in a part that it was left out of.
  const missing = ({ isClosed, isOpen }: Pick<Group, 'isClosed' | 'isOpen'>) =>
    (isClosed ? 0 : (closed.most ?? 0)) + (isOpen ? 0 : (open.most ?? 0));
  const isExact = (group: Group) =>
    (group.isClosed || closed.most === undefined) && (group.isOpen || open.most === undefined);
  const others = all.filter((group) => !isExact(group)).map((group) => count(group) + missing(group));
  const highest = Math.max(missing({ isClosed: false, isOpen: false }), ...others);

  const exact = shownOf(query, columns, all.filter(isExact));
  const { offset, limit } = query.pagination;
  const last = exact.map(count).toSorted((a, b) => b - a)[offset + limit - 1];
  return last !== undefined && last > highest ? exact : undefined;
}

/** The least that rows have of what a list is ordered by; without such an order, any other may have more. */
export function leastOf(query: ResolvedQuery, columns: readonly Column[], rows: readonly LongRow[]): number {
  const at = firstOrder(query, columns);
  return at === undefined ? Number.MAX_VALUE : Math.min(...rows.map(({ sums }) => sums[at] ?? 0));
}

/** What is worth knowing of a list on other dates, by what part of the dates says. */
export interface Wanted {
  /** The groups that its page is likely to hold. */
  keys: string[];
  /** Others have to have more than this there to reach the page; less than nothing where any may. */
  above: number;
}

/** What a page of a list may need to know of other dates, so that `unitedLists` can tell it. */
export function wantedOf(
  query: ResolvedQuery,
  columns: readonly Column[],
  part: ListPart | undefined,
): Wanted {
  const at = firstOrder(query, columns);
  if (at === undefined || !part || !isList(query)) return { keys: [], above: -1 };
  const { offset, limit } = query.pagination;
  const count = ({ sums }: LongRow) => sums[at] ?? 0;
  const sorted = part.rows.toSorted((a, b) => count(b) - count(a));
  const wanted = sorted.slice(0, offset + limit + FOLLOWERS);
  const last = shownOf(query, columns, wanted)[offset + limit - 1];
  // Whatever comes to one that is wanted, the page ends there or higher; others begin here or lower.
  const [other] = sorted.slice(wanted.length);
  const highest = Math.max(part.most ?? 0, other ? count(other) : 0);
  const isKnown = last !== undefined && !query.include.totalRows;
  const above = isKnown ? Math.max(-1, count(last) - highest - 1) : -1;
  return { keys: wanted.map(({ key }) => key), above };
}

/** Groups that an answer may show. */
function shownOf<Row extends LongRow>(
  query: ResolvedQuery,
  columns: readonly Column[],
  rows: readonly Row[],
): Row[] {
  const visits = isShownIfVisited(query) ? columnAt(columns, 'visits') : -1;
  return rows.filter(({ sums }) => visits < 0 || sums[visits] !== 0);
}
