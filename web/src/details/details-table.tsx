import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { ListSort } from '../dashboard/lists.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import type { Measure } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { COLUMN_REM, DetailsHead } from './details-head.tsx';
import { DetailsRow, ROW_PX } from './details-row.tsx';
import type { Rows } from './use-rows.ts';

/** What is scrolled past faster than this is not asked for. */
const SETTLED_MS = 80;
/** Rows beyond those in sight that are asked for with them. */
const AHEAD = 100;

/** Rows without end: only those in sight are in the page, whether the others are here yet or not. */
export function DetailsTable(props: {
  dimension: FilterDimension;
  measures: readonly Measure[];
  rows: Rows | null;
  sort: ListSort;
  /** Changes with the order of the rows, which then are shown from the top. */
  order: string;
  isOld: boolean;
  error: Error | null;
  /** Told which rows are in sight and soon will be, and which one has or last had the focus. */
  onSight: (first: number, last: number, active: number) => void;
  onRetry: () => void;
  onSort: (sort: ListSort) => void;
  onSelect: (value: string) => void;
}) {
  const { dimension, measures, rows, order, onSight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows?.total ?? 0;
  const keys = useRowKeys(total);
  const { active } = keys;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    // The head stands over the first row.
    scrollPaddingStart: ROW_PX,
    scrollMargin: ROW_PX,
    // The row with the focus stays, however far it is out of sight.
    rangeExtractor: (range) =>
      [...new Set([active, ...defaultRangeExtractor(range)])]
        .filter((index) => index < total)
        .sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order begins at its top
  useLayoutEffect(() => {
    keys.setActive(0);
    scroller.current?.scrollTo(0, 0);
  }, [order]);

  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const tell = useRef(onSight);
  tell.current = onSight;
  useEffect(() => {
    const last = Math.min(endIndex + AHEAD, total - 1);
    const timer = setTimeout(() => tell.current(startIndex - AHEAD, last, active), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [startIndex, endIndex, total, active]);

  function select(event: MouseEvent) {
    const index = rowOf(event.target);
    const value = index === null ? undefined : rows?.rowAt(index)?.dimensions[0];
    if (value !== undefined) props.onSelect(value);
  }
  function move(event: KeyboardEvent) {
    const from = rowOf(event.target);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const to = from === null ? null : keys.after(event.key, from, page);
    if (to === null) return;
    event.preventDefault();
    virtual.scrollToIndex(to, { align: 'auto' });
    keys.focus(to);
  }

  let end = ROW_PX;
  return (
    <section
      ref={scroller}
      aria-label={dimensionLabel(dimension)}
      aria-busy={props.isOld || (rows === null && !props.error)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="h-[34rem] max-h-[70dvh] overflow-auto overscroll-contain [contain:strict] [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      {props.error ? (
        <ErrorNotice error={props.error} onRetry={props.onRetry} />
      ) : rows === null ? (
        <TableSkeleton />
      ) : total === 0 ? (
        <p className="py-16 text-center text-ink-faint">{texts.panel.empty}</p>
      ) : (
        <table
          aria-rowcount={total + 1}
          style={{ minWidth: `calc(min(12rem, 42vw) + ${measures.length * COLUMN_REM}rem)` }}
          className={`w-full table-fixed ${props.isOld ? 'text-ink-faint' : ''}`}
        >
          <DetailsHead dimension={dimension} measures={measures} sort={props.sort} onSort={props.onSort} />
          <tbody ref={keys.body} onClick={select} onKeyDown={move}>
            {virtual.getVirtualItems().map(({ index, start, end: below }) => {
              const gap = start - end;
              end = below;
              return (
                <Fragment key={index}>
                  <Spacer height={gap} />
                  <DetailsRow
                    index={index}
                    row={rows.rowAt(index)}
                    dimension={dimension}
                    measures={measures}
                    isStop={index === active}
                  />
                </Fragment>
              );
            })}
            <Spacer height={virtual.getTotalSize() + ROW_PX - end} />
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The row of a button in it. */
function rowOf(target: EventTarget): number | null {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return button ? Number(button.dataset.row) : null;
}

/** One row at a time is a stop of the tabulator key; arrows and their like go from it to others. */
function useRowKeys(total: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  // The row itself: an effect that waits from before the key must not take its wish for its own.
  const wanted = useRef<number | null>(null);
  function take(index: number) {
    const button = body.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (wanted.current !== index || !button) return;
    wanted.current = null;
    // Who went on to something else meanwhile is left there.
    const at = document.activeElement;
    if (at === document.body || body.current?.contains(at)) button.focus({ preventScroll: true });
  }
  useEffect(() => take(active));
  const steps = (page: number): Partial<Record<string, number>> => ({
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  });
  return {
    body,
    active: Math.min(active, Math.max(0, total - 1)),
    setActive,
    /** The row that a key goes to; null for any other key. */
    after(key: string, from: number, page: number): number | null {
      const step = steps(page)[key];
      return step === undefined ? null : Math.max(0, Math.min(total - 1, from + step));
    },
    /** Goes to a row, at once or as soon as it is here. */
    focus(index: number) {
      wanted.current = index;
      // Nothing is drawn anew where nothing changes.
      take(index);
      setActive(index);
    },
  };
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

function TableSkeleton() {
  return (
    <div role="status" aria-label={texts.loading} className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      {['w-11/12', 'w-10/12', 'w-8/12', 'w-7/12', 'w-6/12', 'w-5/12'].map((width) => (
        <Skeleton key={width} className={`h-6 ${width}`} />
      ))}
    </div>
  );
}
