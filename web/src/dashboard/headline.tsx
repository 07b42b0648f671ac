import { useId } from 'react';
import type { Values } from '../api/query.ts';
import { ChangeBadge } from '../components/change-badge.tsx';
import { Hint } from '../components/hint.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { format } from '../format/format.ts';
import type { Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';

/** The six numbers; the pressed one is drawn in the chart. */
export function Headline(props: {
  metrics: readonly Metric[];
  now: Values | undefined;
  before: Values | undefined;
  /** The number over time. */
  sparkline: (metric: Metric) => (number | null)[] | undefined;
  selected: Metric;
  onSelect: (metric: Metric) => void;
}) {
  const { metrics, now, selected, onSelect } = props;
  const id = useId();
  // A period without a visit has no bounce rate to compare with.
  const before = props.before?.visits ? props.before : undefined;
  return (
    <div className="grid grid-cols-2 gap-px rounded-t-card border-b border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {metrics.map((metric, index) => (
        <div
          key={metric}
          className="relative bg-surface first:rounded-tl-card max-sm:nth-2:rounded-tr-card sm:max-lg:nth-3:rounded-tr-card lg:last:rounded-tr-card"
        >
          <button
            type="button"
            aria-pressed={metric === selected}
            aria-describedby={`${id}-${metric}`}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onSelect(metric)}
            className="group peer/hint flex size-full flex-col gap-1 rounded-[inherit] px-4 py-3.5 text-left transition-colors hover:bg-hover focus-visible:relative focus-visible:z-10 focus-visible:-outline-offset-2 sm:px-5 sm:py-4"
          >
            <span className="text-xs font-medium text-ink-soft group-aria-pressed:text-accent">
              {metricTexts[metric].name}
            </span>
            {now ? (
              <span className="flex min-h-8 flex-wrap items-baseline gap-x-2">
                <span className="text-2xl font-semibold tracking-tight tabular-nums">
                  {format.metric(metric, now[metric], 'short')}
                </span>
                <ChangeBadge metric={metric} now={now[metric]} before={before?.[metric]} />
              </span>
            ) : (
              <span className="flex min-h-8 items-center">
                <Skeleton className="h-6 w-20" />
              </span>
            )}
            <span className="mt-1 block h-6 w-full" aria-hidden="true">
              <Sparkline values={props.sparkline(metric) ?? []} isQuiet={metric !== selected} />
            </span>
            <span
              aria-hidden="true"
              className="absolute inset-x-0 bottom-0 h-0.5 bg-accent opacity-0 transition-opacity group-aria-pressed:opacity-100"
            />
          </button>
          <Hint id={`${id}-${metric}`}>
            {metricTexts[metric].is}
            {now && metric in now && now[metric] !== null && (
              <strong className="mt-1 block font-semibold text-ink">
                {format.metric(metric, now[metric])}
              </strong>
            )}
            {now && !(metric in now) && <span className="mt-1 block">{texts.notUnderFilters}</span>}
          </Hint>
        </div>
      ))}
    </div>
  );
}
