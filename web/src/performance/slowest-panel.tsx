import type { Part } from '../api/batch.ts';
import { timeFormat } from '../format/time-label.ts';
import { valueLabel } from '../format/value-label.ts';
import type { Dimension } from '../state/dimension.ts';
import type { PerformanceState } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { RatedValue } from './rating.tsx';

/** Single views, the slowest first; a click shows one alone. `state` is that of the answer. */
export function SlowestPanel(props: {
  part: Part | undefined;
  state: PerformanceState;
  isOld: boolean;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { vital } = props.state;
  const { dimensions } = appTexts;
  const heads = [
    dimensions.page,
    texts.columns.when,
    dimensions.device,
    dimensions.browser,
    dimensions.country,
    dimensions.connection,
    texts.vitals[vital].short,
  ];
  return (
    <Card wide title={texts.slowest.title} lead={texts.slowest.lead} isOld={props.isOld}>
      <PartBody part={props.part} empty={texts.slowest.none}>
        {(rows) => (
          <div className="max-h-80 overflow-auto">
            <table className="w-full">
              <thead className="sticky top-0 bg-surface">
                <tr>
                  {heads.map((name, index) => (
                    <th
                      key={name}
                      scope="col"
                      // On a phone the page, the time and the value have room.
                      className={`${headClass} ${index > 1 && index < heads.length - 1 ? 'max-sm:hidden' : ''}`}
                    >
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ keys, values }) => {
                  const [view = '', page = '', hour = '', device = '', browser = '', country = '', net = ''] =
                    keys;
                  const value = values[`${vital}_p50`] ?? null;
                  return (
                    <tr key={`${view} ${hour}`} className="border-t border-line">
                      <th scope="row" className="w-full max-w-0 py-0.5 sm:min-w-40 text-left font-normal">
                        <button
                          type="button"
                          title={page}
                          dir="auto"
                          onClick={() => props.onFilter('view', view)}
                          className="block max-w-full truncate rounded-md py-1 text-left underline-offset-4 hover:text-accent hover:underline focus-visible:-outline-offset-2"
                        >
                          {page}
                        </button>
                      </th>
                      <td className={`${cellClass} text-ink-faint`}>{timeFormat.full(hour, 'hour')}</td>
                      <td className={`${cellClass} max-sm:hidden`}>{valueLabel('device', device)}</td>
                      <td className={`${cellClass} max-sm:hidden`}>{valueLabel('browser', browser)}</td>
                      <td className={`${cellClass} max-sm:hidden`}>{valueLabel('country', country)}</td>
                      <td className={`${cellClass} text-ink-faint max-sm:hidden`}>
                        {valueLabel('connection', net)}
                      </td>
                      <td className={cellClass}>
                        <RatedValue vital={vital} value={value} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </PartBody>
    </Card>
  );
}
