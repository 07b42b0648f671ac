import { ArrowDown, ArrowUp } from '../components/icons.tsx';
import type { ListSort } from '../dashboard/lists.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import type { Measure } from '../state/metric.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { ROW_PX } from './details-row.tsx';

/** Room for a number and how it changed. */
export const COLUMN_REM = 7.5;

/** What the columns are, each of which sorts. It stays in sight, and so do the names. */
export function DetailsHead(props: {
  dimension: FilterDimension;
  measures: readonly Measure[];
  sort: ListSort;
  onSort: (sort: ListSort) => void;
}) {
  const { dimension, measures, sort, onSort } = props;
  return (
    <thead className="sticky top-0 z-2 bg-raised shadow-[inset_0_-1px_0_var(--color-line)]">
      <tr style={{ height: ROW_PX }} aria-rowindex={1}>
        <th
          scope="col"
          aria-sort={sortedOf('name', sort)}
          className="sticky left-0 z-1 bg-raised pl-4 text-left shadow-[inset_0_-1px_0_var(--color-line)] sm:pl-5"
        >
          <SortButton by="name" name={dimensionLabel(dimension)} sort={sort} onSort={onSort} />
        </th>
        {measures.map((measure) => (
          <th
            key={measure}
            scope="col"
            aria-sort={sortedOf(measure, sort)}
            style={{ width: `${COLUMN_REM}rem` }}
            className="pr-4 text-right sm:pr-5"
          >
            <SortButton
              by={measure}
              name={metricTexts[measure].name}
              title={metricTexts[measure].is}
              sort={sort}
              onSort={onSort}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortedOf(column: ListSort[0], [by, way]: ListSort) {
  if (by !== column) return 'none';
  return way === 'asc' ? 'ascending' : 'descending';
}

function SortButton(props: {
  by: ListSort[0];
  name: string;
  title?: string;
  sort: ListSort;
  onSort: (sort: ListSort) => void;
}) {
  const { by, sort } = props;
  const isSorted = sort[0] === by;
  // Names begin at A, numbers at the greatest.
  const first = by === 'name' ? 'asc' : 'desc';
  const other = first === 'asc' ? 'desc' : 'asc';
  return (
    <button
      type="button"
      title={props.title}
      onClick={() => props.onSort([by, isSorted && sort[1] === first ? other : first])}
      className={`inline-flex items-center gap-1.5 rounded-sm py-2 text-xs font-medium whitespace-nowrap hover:text-ink ${isSorted ? 'text-ink' : 'text-ink-faint'}`}
    >
      {isSorted && (sort[1] === 'asc' ? <ArrowUp /> : <ArrowDown />)}
      {props.name}
    </button>
  );
}
