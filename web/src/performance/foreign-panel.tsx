import type { Part } from '../api/batch.ts';
import { format } from '../format/format.ts';
import { bytesFormat, measureFormat } from '../format/measure.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { costsOf } from './foreign-costs.ts';
import { MIN_SAMPLES } from './impact.ts';

/** What hosts of others cost: share of the views, and per view bytes, time to fetch and time in long frames. */
export function ForeignPanel(props: {
  part: Part | undefined;
  /** By script host, of the same views. */
  scripts: Part | undefined;
  /** Views in all. */
  views: number;
  isOld: boolean;
}) {
  const { columns, foreign } = texts;
  return (
    <Card wide title={foreign.title} lead={foreign.lead} isOld={props.isOld}>
      <PartBody part={props.part}>
        {(rows) => (
          <table className="w-full">
            <thead>
              <tr>
                {[columns.script, columns.shareOfViews, columns.bytes, columns.fetching, columns.time].map(
                  (name, index) => (
                    <th
                      key={name}
                      scope="col"
                      className={`${headClass} ${index === 0 ? 'w-full' : ''} ${index === 4 ? 'max-sm:hidden' : ''}`}
                    >
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {costsOf(rows, props.scripts?.rows ?? []).map(({ host, views, bytes, ms, blockingMs }) => (
                <tr
                  key={host}
                  className={`border-t border-line ${views < MIN_SAMPLES ? 'text-ink-faint' : ''}`}
                  title={views < MIN_SAMPLES ? texts.lowHint(format.whole(MIN_SAMPLES)) : undefined}
                >
                  <th
                    scope="row"
                    className="max-w-0 truncate py-1.5 text-left font-normal"
                    title={host}
                    dir="auto"
                  >
                    {host}
                  </th>
                  <td className={cellClass}>{format.share(Math.min(1, views / Math.max(1, props.views)))}</td>
                  <td className={cellClass}>{bytes === null ? '–' : bytesFormat(bytes)}</td>
                  <td className={`${cellClass} font-medium`}>{measureFormat.time(ms)}</td>
                  <td className={`${cellClass} max-sm:hidden`}>{measureFormat.time(blockingMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </PartBody>
    </Card>
  );
}
