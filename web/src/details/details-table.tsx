import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { QueryAnswer } from '../api/query.ts';
import { ChangeBadge } from '../components/change-badge.tsx';
import { ArrowDown, ArrowUp } from '../components/icons.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { ValueIcon } from '../dashboard/value-icon.tsx';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import { dimensionLabel, type FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import { detailsTexts } from '../texts/details-en.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';

const ROW_PX = 36;
/** Room for a number and how it changed. */
const COLUMN_REM = 7.5;

type Sort = readonly [Measure, 'asc' | 'desc'];

/** Rows without end: only those in sight are in the page, more are fetched before they are reached. */
export function DetailsTable(props: {
  dimension: FilterDimension;
  measures: readonly Measure[];
  rows: QueryAnswer['results'];
  sort: Sort;
  isOld: boolean;
  isLoading: boolean;
  error: Error | null;
  hasMore: boolean;
  onMore: () => void;
  onRetry: () => void;
  onSort: (sort: Sort) => void;
  onSelect: (value: string) => void;
}) {
  const { dimension, measures, rows, sort, hasMore, onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 40) onMore();
  }, [hasMore, last, rows.length, onMore]);

  const [first, final] = [inSight[0], inSight.at(-1)];
  const above = first?.start ?? 0;
  const below = virtual.getTotalSize() - (final?.end ?? 0);
  return (
    <section
      ref={scroller}
      aria-label={dimensionLabel(dimension)}
      aria-busy={props.isOld || props.isLoading}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="h-[34rem] max-h-[70dvh] overflow-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      {props.error ? (
        <ErrorNotice error={props.error} onRetry={props.onRetry} />
      ) : props.isLoading ? (
        <TableSkeleton />
      ) : rows.length === 0 ? (
        <p className="py-16 text-center text-ink-faint">{texts.panel.empty}</p>
      ) : (
        <table
          aria-rowcount={rows.length + 1}
          style={{ minWidth: `${12 + measures.length * COLUMN_REM}rem` }}
          className={`w-full table-fixed transition-[filter] ${props.isOld ? 'grayscale' : ''}`}
        >
          <thead className="sticky top-0 z-10 bg-raised shadow-[inset_0_-1px_0_var(--color-line)]">
            <tr>
              <th scope="col" className="py-2 pl-4 text-left text-xs font-medium text-ink-faint sm:pl-5">
                {dimensionLabel(dimension)}
              </th>
              {measures.map((measure) => (
                <SortHead key={measure} measure={measure} sort={sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer height={above} />
            {inSight.map(({ index }) => {
              const row = rows[index];
              const value = row?.dimensions[0] ?? '';
              return (
                <tr key={value} aria-rowindex={index + 2} className="h-9 hover:bg-hover">
                  <th scope="row" className="max-w-0 pr-3 pl-4 text-left font-normal sm:pl-5">
                    <button
                      type="button"
                      onClick={() => props.onSelect(value)}
                      title={detailsTexts.filterBy(valueLabel(dimension, value))}
                      className="flex max-w-full items-center gap-2 rounded-sm text-left hover:text-accent"
                    >
                      <ValueIcon dimension={dimension} value={value} />
                      <span className="truncate" dir="auto">
                        {valueLabel(dimension, value)}
                      </span>
                    </button>
                  </th>
                  {measures.map((measure, column) => (
                    <td key={measure} className="pr-4 text-right whitespace-nowrap tabular-nums sm:pr-5">
                      <span className="inline-flex items-baseline gap-2">
                        <ChangeBadge
                          metric={measure}
                          now={row?.metrics[column]}
                          before={row?.comparison?.metrics[column]}
                        />
                        {format.metric(measure, row?.metrics[column])}
                      </span>
                    </td>
                  ))}
                </tr>
              );
            })}
            <Spacer height={below} />
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Stands for the rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td style={{ height }} />
    </tr>
  );
}

function SortHead({ measure, sort, onSort }: { measure: Measure; sort: Sort; onSort: (sort: Sort) => void }) {
  const [by, way] = sort;
  const isSorted = by === measure;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (way === 'asc' ? 'ascending' : 'descending') : 'none'}
      style={{ width: `${COLUMN_REM}rem` }}
      className="pr-4 text-right sm:pr-5"
    >
      <button
        type="button"
        title={metricTexts[measure].is}
        onClick={() => onSort([measure, isSorted && way === 'desc' ? 'asc' : 'desc'])}
        className={`inline-flex items-center gap-1.5 rounded-sm py-2 text-xs font-medium whitespace-nowrap hover:text-ink ${isSorted ? 'text-ink' : 'text-ink-faint'}`}
      >
        {isSorted && (way === 'asc' ? <ArrowUp /> : <ArrowDown />)}
        {metricTexts[measure].name}
      </button>
    </th>
  );
}

function TableSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      {['w-11/12', 'w-10/12', 'w-8/12', 'w-7/12', 'w-6/12', 'w-5/12'].map((width) => (
        <Skeleton key={width} className={`h-6 ${width}`} />
      ))}
    </div>
  );
}
