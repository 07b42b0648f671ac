import type { Part } from '../api/batch.ts';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import { VITAL_NAMES } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { coverageOf } from './coverage.ts';

/** How much of the traffic was measured, by browser, and how often each vital. */
export function QualityPanel(props: {
  /** Pageviews by browser. */
  pageviews: Part | undefined;
  /** Measured views by browser, of all kinds of navigation. */
  told: Part | undefined;
  isOld: boolean;
}) {
  const heads = [
    appTexts.dimensions.browser,
    texts.columns.pageviews,
    texts.columns.coverage,
    ...VITAL_NAMES.map((vital) => texts.vitals[vital].short),
  ];
  return (
    <Card wide title={texts.quality.title} lead={texts.quality.lead} isOld={props.isOld}>
      <PartBody part={props.told?.refused ? props.told : props.pageviews}>
        {(rows) => (
          <div className="overflow-x-auto">
            <table className="w-full">
              <thead>
                <tr>
                  {heads.map((name) => (
                    <th key={name} scope="col" className={headClass}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {coverageOf(rows, props.told?.rows ?? []).map(({ browser, pageviews, share, samples }) => (
                  <tr
                    key={browser ?? ''}
                    className={`border-t border-line ${browser === null ? 'font-medium' : ''}`}
                  >
                    <th scope="row" className="w-full py-1.5 text-left font-normal">
                      {browser === null ? texts.quality.all : valueLabel('browser', browser)}
                    </th>
                    <td className={cellClass}>{format.listed(pageviews)}</td>
                    <td className={cellClass}>{share === null ? '–' : format.share(share)}</td>
                    {VITAL_NAMES.map((vital) => (
                      <td key={vital} className={`${cellClass} text-ink-faint`}>
                        {format.listed(samples[vital])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PartBody>
    </Card>
  );
}
