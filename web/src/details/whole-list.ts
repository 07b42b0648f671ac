import { numberOf, type QueryAnswer } from '../api/query.ts';
import type { ListSort } from '../dashboard/lists.ts';
import { valueLabel } from '../format/value-label.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';

type Row = QueryAnswer['results'][number];

/**
 * Rows of a list that is here as a whole, searched and sorted without asking anybody: by the names that are read, of
 * which the API knows only the codes. What has no number comes last, either way.
 */
export function arrange(
  rows: readonly Row[],
  list: { dimension: FilterDimension; measures: readonly Measure[]; sort: ListSort; search: string },
): Row[] {
  const { dimension, measures, search } = list;
  const [by, way] = list.sort;
  const sign = way === 'asc' ? 1 : -1;
  const wanted = search.toLowerCase();
  const named = rows
    .map((row) => ({ row, value: row.dimensions[0] ?? '' }))
    .map(({ row, value }) => ({ row, value, name: valueLabel(dimension, value) }))
    .filter(({ value, name }) => `${name}\n${value}`.toLowerCase().includes(wanted));
  const column = by === 'name' ? -1 : measures.indexOf(by);
  named.sort((a, b) => {
    if (column < 0) return sign * a.name.localeCompare(b.name);
    const [left, right] = [numberOf(a.row.metrics[column]), numberOf(b.row.metrics[column])];
    if (left === right) return a.value < b.value ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return sign * (left - right);
  });
  return named.map(({ row }) => row);
}
