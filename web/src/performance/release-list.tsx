import { hourLabel, localHour } from '../../../core/zoned-time.ts';
import type { Deploy } from '../api/deploys.ts';
import { timeFormat } from '../format/time-label.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, Quiet } from './card.tsx';

/** The releases of the last year, the newest first; a click compares what was before and after. */
export function ReleaseList(props: {
  deploys: Deploy[];
  chosen: string | undefined;
  timezone: string;
  onDeploy: (deploy: string) => void;
}) {
  const { deploys, chosen, timezone } = props;
  return (
    <Card title={texts.deploys.list}>
      {deploys.length === 0 ? (
        <Quiet>{texts.deploys.none}</Quiet>
      ) : (
        <div className="max-h-96 overflow-auto">
          <table className="w-full">
            <thead className="sticky top-0 bg-surface">
              <tr>
                {[texts.deploys.version, texts.deploys.description, texts.columns.when].map((name) => (
                  <th
                    key={name}
                    scope="col"
                    className={`${headClass} ${name === texts.deploys.description ? 'text-left max-sm:hidden' : ''}`}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {deploys.toReversed().map(({ id, version, description, at, url }) => (
                <tr key={id} className="border-t border-line">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    <button
                      type="button"
                      aria-pressed={id === chosen}
                      onClick={() => props.onDeploy(id)}
                      className="rounded-sm text-left wrap-anywhere hover:text-accent aria-pressed:font-semibold"
                    >
                      {version}
                    </button>
                  </th>
                  <td className="w-full py-1.5 pl-3 wrap-anywhere text-ink-soft max-sm:hidden">
                    {url ? (
                      <a href={url} rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
                        {description || url}
                      </a>
                    ) : (
                      description
                    )}
                  </td>
                  <td className={`${cellClass} text-ink-faint`}>
                    {timeFormat.full(hourLabel(localHour(Date.parse(at), timezone)), 'hour')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
