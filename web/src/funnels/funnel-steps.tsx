import type { FunnelAnswer } from '../api/flows.ts';
import { format } from '../format/format.ts';
import { flowTexts } from '../texts/flows-en.ts';

const texts = flowTexts.funnels;

/** How many get how far: a bar for each step against the first, and who left before it. */
export function FunnelSteps({ answer }: { answer: FunnelAnswer }) {
  const first = answer.results[0]?.visitors ?? 0;
  const percent = (rate: number | null) => (rate === null ? '–' : format.share(rate / 100));
  return (
    <ol className="flex flex-col gap-4">
      {answer.results.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be called the same
        <li key={`${index + 1} ${step.label}`}>
          {step.drop_off !== null && step.drop_off > 0 && (
            <p className="pb-2 pl-8 text-xs text-ink-faint tabular-nums">
              ↓ {texts.dropOff(format.whole(step.drop_off), percent(step.drop_off_rate))}
              {step.median_seconds !== null && step.p90_seconds !== null && (
                <>
                  {' · '}
                  {texts.time(
                    format.metric('visit_duration', step.median_seconds),
                    format.metric('visit_duration', step.p90_seconds),
                  )}
                </>
              )}
            </p>
          )}
          <div className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className="grid size-5 shrink-0 place-content-center rounded-full bg-hover text-2xs font-semibold text-ink-soft tabular-nums"
            >
              {index + 1}
            </span>
            <div className="min-w-0 grow">
              <p className="flex items-baseline gap-3 pb-1">
                <span className="min-w-0 grow truncate font-medium" title={step.label} dir="auto">
                  {step.label}
                </span>
                <span className="font-semibold tabular-nums">{format.whole(step.visitors)}</span>
                <span className="w-14 text-right text-ink-faint tabular-nums">
                  {percent(step.conversion_rate)}
                </span>
              </p>
              <div aria-hidden="true" className="h-3 overflow-hidden rounded-full bg-hover">
                <div
                  className="h-full rounded-full bg-accent transition-[width] duration-300"
                  style={{ width: `${first > 0 ? (step.visitors / first) * 100 : 0}%` }}
                />
              </div>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
