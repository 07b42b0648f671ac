import type { ResolvedQuery } from '../../../core/query/query.ts';
import { columnAt, placeOfCount } from './long-columns.ts';
import type { LongRow } from './long-rows.ts';
import { isList, isShownIfVisited } from './long-sql.ts';
import { orderOf } from './tile-order.ts';
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
const FOLLOWERS = 20;

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

  const visits = isShownIfVisited(query) ? columnAt(columns, 'visits') : -1;
  const exact = all.filter((group) => isExact(group) && (visits < 0 || group.sums[visits] !== 0));
  const { offset, limit } = query.pagination;
  const last = exact.map(count).toSorted((a, b) => b - a)[offset + limit - 1];
  return last !== undefined && last > highest ? exact : undefined;
}

/** The least that rows have of what a list is ordered by; without such an order, any other may have more. */
export function leastOf(query: ResolvedQuery, columns: readonly Column[], rows: readonly LongRow[]): number {
  const at = firstOrder(query, columns);
  return at === undefined ? Number.MAX_VALUE : Math.min(...rows.map(({ sums }) => sums[at] ?? 0));
}

/** The keys of the groups that a page is likely to hold, by what part of the dates says. */
export function wantedOf(
  query: ResolvedQuery,
  columns: readonly Column[],
  part: ListPart | undefined,
): string[] {
  const at = firstOrder(query, columns);
  if (at === undefined || !part) return [];
  const sorted = part.rows.toSorted((a, b) => (b.sums[at] ?? 0) - (a.sums[at] ?? 0));
  return sorted.slice(0, wantedLength(query)).map(({ key }) => key);
}

/** How many groups of a list are wanted. */
export function wantedLength(query: ResolvedQuery): number {
  return isList(query) ? query.pagination.offset + query.pagination.limit + FOLLOWERS : 0;
}

/** The place of the sum that a list is ordered by, the largest first. */
function firstOrder(query: ResolvedQuery, columns: readonly Column[]): number | undefined {
  const [first] = orderOf(query) ?? [];
  return first?.sign === '-' ? placeOfCount(columns, first.metric) : undefined;
}
