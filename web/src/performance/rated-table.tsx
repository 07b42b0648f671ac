import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Row } from '../api/batch.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Dimension } from '../state/dimension.ts';
import type { Percentile } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { cellClass, headClass } from './card.tsx';
import { FilterCell } from './filter-cell.tsx';
import { MIN_SAMPLES } from './impact.ts';
import { LowNote } from './low-note.tsx';
import { DistributionBar, sharesOf } from './rating.tsx';

/** A vital by the values of a dimension; what has few samples is grey. */
export function RatedTable(props: {
  rows: Row[];
  vital: Vital;
  percentile: Percentile;
  dimension: Dimension;
  /** Whether the rows have shares of good, middling and poor. */
  withShares: boolean;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { vital, percentile, dimension, withShares } = props;
  const rows = props.rows.filter(({ values }) => (values[`${vital}_samples`] ?? 0) > 0);
  return (
    <>
      <div className="max-h-80 overflow-y-auto">
        <table className="w-full">
          <thead className="sticky top-0 z-10 bg-surface">
            <tr>
              <th scope="col" className={headClass}>
                {appTexts.dimensions[dimension]}
              </th>
              {withShares && (
                <th scope="col" className={`${headClass} max-sm:hidden`}>
                  {texts.columns.share}
                </th>
              )}
              <th scope="col" className={headClass}>
                {texts.columns.samples}
              </th>
              <th scope="col" className={headClass}>
                {texts.vitals[vital].short} {percentile}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ keys, values }) => {
              const samples = values[`${vital}_samples`] ?? 0;
              const isLow = samples < MIN_SAMPLES;
              return (
                <tr key={keys[0]} className={`border-t border-line ${isLow ? 'text-ink-faint' : ''}`}>
                  <FilterCell dimension={dimension} value={keys[0] ?? ''} onFilter={props.onFilter} />
                  {withShares && (
                    <td className="w-24 min-w-24 pl-3 max-sm:hidden">
                      <DistributionBar shares={sharesOf(vital, values)} isLow={isLow} />
                    </td>
                  )}
                  <td className={`${cellClass} text-ink-faint`}>{format.listed(samples)}</td>
                  <td
                    className={`${cellClass} ${isLow ? '' : 'font-medium'}`}
                    title={isLow ? texts.lowHint(format.whole(MIN_SAMPLES)) : undefined}
                  >
                    {measureFormat.vital(vital, values[`${vital}_${percentile}`])}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <LowNote samples={rows.map(({ values }) => values[`${vital}_samples`] ?? 0)} />
    </>
  );
}
