import { memo } from 'react';
import { ChangeBadge } from '../components/change-badge.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { ValueIcon } from '../dashboard/value-icon.tsx';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import { detailsTexts as texts } from '../texts/details-en.ts';
import type { Row } from './use-rows.ts';

/** Height of a row, whatever the size of its letters: the rows out of sight are counted by it. */
export const ROW_PX = 36;

/** One value with its numbers, or the place of one that is on its way. Drawn again only when it is another. */
export const DetailsRow = memo(function DetailsRow(props: {
  index: number;
  row: Row | undefined;
  dimension: FilterDimension;
  measures: readonly Measure[];
  /** Whether the tabulator key comes to it. */
  isStop: boolean;
}) {
  const { index, row, dimension, measures } = props;
  const value = row?.dimensions[0] ?? '';
  const label = valueLabel(dimension, value);
  return (
    <tr aria-rowindex={index + 2} style={{ height: ROW_PX }} className="group hover:bg-hover">
      <th
        scope="row"
        className="sticky left-0 z-1 max-w-0 bg-raised pr-3 pl-4 text-left font-normal group-hover:bg-hover sm:pl-5"
      >
        {row ? (
          <button
            type="button"
            data-row={index}
            tabIndex={props.isStop ? 0 : -1}
            title={texts.filterBy(label)}
            className="flex max-w-full items-center gap-2 rounded-sm text-left hover:text-accent"
          >
            <ValueIcon dimension={dimension} value={value} />
            <span className="truncate" dir="auto">
              {label}
            </span>
          </button>
        ) : (
          <>
            <span className="sr-only">{texts.waiting}</span>
            <Skeleton className="h-4 w-8/12" />
          </>
        )}
      </th>
      {measures.map((measure, column) => (
        <td key={measure} className="pr-4 text-right whitespace-nowrap tabular-nums sm:pr-5">
          {row && (
            <span className="inline-flex items-baseline gap-2">
              <ChangeBadge
                metric={measure}
                now={row.metrics[column]}
                before={row.comparison?.metrics[column]}
              />
              {format.metric(measure, row.metrics[column])}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
});
