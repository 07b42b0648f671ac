import { useRef } from 'react';
import type { QueryAnswer } from '../api/query.ts';
import type { ReadableSite } from '../api/sites.ts';
import type { ListSort } from '../dashboard/lists.ts';
import type { StatsState } from '../dashboard/questions.ts';
import { PAGE_ROWS, useListPages } from '../dashboard/use-stats.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import { arrange } from './whole-list.ts';

/** A browser draws no table taller than this many rows. */
const MAX_ROWS = 400_000;

/** One of a list in full. */
export type Row = QueryAnswer['results'][number];

/** A list as far as it is here. */
export interface Rows {
  /** How many there are, whether they are here or not. */
  total: number;
  /** One of them; undefined while it is on its way. */
  rowAt: (index: number) => Row | undefined;
  /** All of them, where they are few enough to be here at once. */
  whole: readonly Row[] | null;
}

/** The pages that hold rows from `first` to `last`. */
export function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const count = Math.floor(Math.max(0, last) / PAGE_ROWS) - from + 1;
  return Array.from({ length: count }, (_, index) => from + index);
}

/**
 * All values of a dimension: few of them are asked for once, then searched and sorted here; of many the server sorts and
 * finds, and only the pages in sight are asked for. What was there stays until what was asked for has come.
 */
export function useRows(
  site: ReadableSite,
  state: StatsState,
  list: { dimension: FilterDimension; measures: readonly Measure[]; sort: ListSort; search: string },
  inSight: readonly number[],
) {
  const all = { ...list, sort: [list.measures[0] ?? 'visitors', 'desc'] as const, search: '' };
  const [head] = useListPages(site, state, all, [0]);
  const isWhole = (head?.data?.meta.total_rows ?? Number.POSITIVE_INFINITY) <= PAGE_ROWS;
  // The first page says how many there are.
  const pages = head?.data && !isWhole ? [...new Set([0, ...inSight])] : [];
  const parts = useListPages(site, state, list, pages);

  const shown = useRef<Rows | null>(null);
  const current = isWhole && head?.data ? wholeRows(head.data, list) : partRows(pages, parts);
  if (current) shown.current = current;
  const failed = [head, ...parts].filter((part) => part?.error);
  return {
    rows: shown.current,
    isOld: current === null && shown.current !== null,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const part of failed) void part?.refetch();
    },
  };
}

function wholeRows({ results }: QueryAnswer, list: Parameters<typeof arrange>[1]): Rows {
  const whole = arrange(results, list);
  return { total: whole.length, rowAt: (index) => whole[index], whole };
}

function partRows(
  pages: readonly number[],
  parts: readonly { data: QueryAnswer | undefined }[],
): Rows | null {
  const first = parts[0]?.data;
  if (!first) return null;
  const byPage = new Map(pages.map((page, index) => [page, parts[index]?.data?.results]));
  return {
    total: Math.min(MAX_ROWS, first.meta.total_rows ?? first.results.length),
    rowAt: (index) => byPage.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    whole: null,
  };
}
