import type { Part } from '../api/batch.ts';
import { Segmented } from '../components/segmented.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { PerformanceState } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { MIN_SAMPLES } from './impact.ts';
import { LowNote } from './low-note.tsx';
import { type Outcome, outcomesOf, rateScale } from './outcome-data.ts';
import { isOnlyOfViews, outcomeVital } from './questions.ts';
import { RatingMark } from './rating.tsx';

/** How many visits bounce, or meet a goal, by how long their first view took. `state` is that of the answer. */
export function OutcomePanel(props: {
  part: Part | undefined;
  conversion: Part | undefined;
  /** Display names of the site's goals. */
  goals: string[];
  state: PerformanceState;
  isOld: boolean;
  onGoal: (goal: string | null) => void;
}) {
  const { part, conversion, goals, state, isOld } = props;
  const vital = outcomeVital(state);
  const lead = texts.outcome.lead(texts.vitals[vital].short);
  return (
    <Card
      title={texts.outcome.title}
      lead={isOnlyOfViews(state) ? `${lead} ${texts.outcome.views}` : lead}
      isOld={isOld}
      aside={
        goals.length > 0 && (
          <Segmented
            label={texts.outcome.choose}
            names={['', ...goals]}
            chosen={state.goal ?? ''}
            text={(goal) => goal || texts.columns.bounce}
            onChoose={(goal) => props.onGoal(goal || null)}
          />
        )
      }
    >
      <PartBody part={conversion?.refused ? conversion : part}>
        {(rows) => {
          const outcomes = outcomesOf(vital, rows, conversion?.rows);
          const hasRevenue = outcomes.some(({ revenue }) => revenue !== null);
          const scale = rateScale(outcomes, conversion !== undefined);
          return (
            <>
              <div className="overflow-x-auto">
                <table className="w-full">
                  <thead>
                    <tr>
                      <th scope="col" className={headClass}>
                        {texts.vitals[vital].short}
                      </th>
                      <th scope="col" colSpan={2} className={headClass}>
                        {state.goal === null ? texts.columns.bounce : texts.columns.conversion}
                      </th>
                      <th scope="col" className={`${headClass} max-sm:hidden`}>
                        {texts.columns.viewsPerVisit}
                      </th>
                      {hasRevenue && (
                        <th scope="col" className={headClass}>
                          {texts.columns.revenue}
                        </th>
                      )}
                      <th scope="col" className={headClass}>
                        {texts.columns.visits}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {outcomes.map((outcome) => (
                      <OutcomeRow
                        key={outcome.from}
                        outcome={outcome}
                        scale={scale}
                        hasRevenue={hasRevenue}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <LowNote samples={outcomes.map(({ visits }) => visits)} />
            </>
          );
        }}
      </PartBody>
    </Card>
  );
}

function OutcomeRow(props: { outcome: Outcome; scale: number; hasRevenue: boolean }) {
  const { outcome, scale } = props;
  const place = (rate: number) => Math.min(100, (rate / scale) * 100);
  const { from, to, rating, visits, rate, low, high, viewsPerVisit } = outcome;
  const isLow = visits < MIN_SAMPLES;
  const percent = (value: number) => format.share(value / 100);
  return (
    <tr className={`border-t border-line ${isLow ? 'text-ink-faint' : ''}`}>
      <th scope="row" className="py-1 text-left font-normal whitespace-nowrap tabular-nums">
        <span className="inline-flex items-center gap-1.5">
          {rating && <RatingMark rating={rating} />}
          {from === null
            ? texts.outcome.unmeasured
            : to === null
              ? texts.histogram.above(measureFormat.time(from))
              : texts.histogram.from(measureFormat.time(from), measureFormat.time(to))}
        </span>
      </th>
      <td
        className="w-full pl-3"
        title={
          low !== null && high !== null ? texts.outcome.interval(percent(low), percent(high)) : undefined
        }
      >
        <span
          aria-hidden="true"
          className={`relative block h-3.5 rounded-sm bg-hover ${isLow ? 'opacity-50' : ''}`}
        >
          <span
            className="absolute inset-y-0 left-0 rounded-sm bg-accent/45"
            style={{ width: `${place(rate ?? 0)}%` }}
          />
          {low !== null && high !== null && (
            <span
              className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-ink"
              style={{ left: `${place(low)}%`, width: `max(2px, ${place(high) - place(low)}%)` }}
            />
          )}
        </span>
      </td>
      <td className={`${cellClass} ${isLow ? '' : 'font-medium'}`}>
        {rate === null ? '–' : format.share(rate / 100)}
      </td>
      <td className={`${cellClass} max-sm:hidden`}>{format.metric('views_per_visit', viewsPerVisit)}</td>
      {props.hasRevenue && (
        <td className={cellClass}>
          {outcome.revenuePerVisit === null ? '–' : texts.outcome.perVisit(outcome.revenuePerVisit)}
          {outcome.revenue && <span className="block text-xs text-ink-faint">{outcome.revenue.short}</span>}
        </td>
      )}
      <td className={`${cellClass} text-ink-faint`}>{format.listed(visits)}</td>
    </tr>
  );
}
