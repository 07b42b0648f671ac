import type { Estimate } from '../../../core/vitals/verdict.ts';
import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Deploy, DeployEffect } from '../api/deploys.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { PerformanceState } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, Quiet } from './card.tsx';

const MAX_CHOICES = 20;
const DAY_MS = 86_400_000;
const VERDICT_CLASS = {
  better: 'font-medium text-good',
  worse: 'font-medium text-bad',
  no_difference_shown: 'text-ink-soft',
  too_few_samples: 'text-ink-faint',
};

/** A vital before and after a release, of the site and of each route, with what can be said about the difference. */
export function ReleasesPanel(props: {
  deploys: Deploy[];
  effect: DeployEffect | undefined;
  /** The release that is chosen. */
  chosen: string | undefined;
  state: PerformanceState;
  isOld: boolean;
  onDeploy: (deploy: string) => void;
}) {
  const { deploys, effect, state } = props;
  return (
    <Card
      wide
      title={`${texts.deploys.title} · ${texts.vitals[state.vital].short}`}
      lead={effect && leadOf(effect)}
      isOld={props.isOld}
      aside={
        deploys.length > 0 && (
          <select
            aria-label={texts.deploys.choose}
            value={props.chosen}
            onChange={(event) => props.onDeploy(event.target.value)}
            className="max-w-60 rounded-md border border-line bg-surface px-2 py-1 text-xs"
          >
            {deploys
              .slice(-MAX_CHOICES)
              .toReversed()
              .map(({ id, version, description }) => (
                <option key={id} value={id}>
                  {[version, description].filter(Boolean).join(' · ')}
                </option>
              ))}
          </select>
        )
      }
    >
      {deploys.length === 0 && <Quiet>{texts.deploys.none}</Quiet>}
      {effect && <EffectTable effect={effect} vital={state.vital} />}
    </Card>
  );
}

function leadOf({ after, other_deploys: others }: DeployEffect): string {
  const days = Math.max(1, Math.round((Date.parse(after.to) - Date.parse(after.from)) / DAY_MS));
  const lead = texts.deploys.lead(texts.deploys.days(days));
  if (others.length === 0) return lead;
  return `${lead} ${texts.deploys.others(others.map(({ version }) => version).join(', '))}`;
}

function EffectTable({ effect, vital }: { effect: DeployEffect; vital: Vital }) {
  const heads = [appTexts.dimensions.route, texts.columns.before, texts.columns.after, texts.columns.verdict];
  return (
    <section
      aria-label={texts.deploys.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-surface">
          <tr>
            {heads.map((name) => (
              <th
                key={name}
                scope="col"
                // On a phone it stands under the route.
                className={`${headClass} ${name === texts.columns.verdict ? 'max-sm:hidden' : ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effect.results.map(({ route, vitals }) => {
            const { before, after, verdict } = vitals[vital];
            return (
              <tr
                key={route}
                className={`border-t border-line ${verdict === 'too_few_samples' ? 'text-ink-faint' : ''}`}
              >
                <th
                  scope="row"
                  title={route ?? undefined}
                  dir="auto"
                  className={`w-full max-w-0 min-w-28 truncate py-1.5 text-left ${route === null ? '' : 'font-normal'}`}
                >
                  {route ?? texts.deploys.all}
                  <span className={`block text-xs font-normal sm:hidden ${VERDICT_CLASS[verdict]}`}>
                    {texts.deploys.verdicts[verdict]}
                  </span>
                </th>
                <EstimateCell estimate={before} vital={vital} />
                <EstimateCell estimate={after} vital={vital} />
                <td className={`${cellClass} max-sm:hidden ${VERDICT_CLASS[verdict]}`}>
                  {texts.deploys.verdicts[verdict]}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function EstimateCell({ estimate, vital }: { estimate: Estimate | null; vital: Vital }) {
  if (!estimate) return <td className={cellClass}>–</td>;
  const { value, low, high, samples } = estimate;
  const interval = texts.interval(measureFormat.vital(vital, low), measureFormat.vital(vital, high));
  return (
    <td className={cellClass} title={interval}>
      {measureFormat.vital(vital, value)}
      <span className="block text-xs text-ink-faint">{texts.samples(samples, format.listed(samples))}</span>
    </td>
  );
}
