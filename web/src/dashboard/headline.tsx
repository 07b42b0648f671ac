import type { Values } from '../api/query.ts';
import { ArrowDown, ArrowUp } from '../components/icons.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { changeBetween } from '../format/change.ts';
import { format } from '../format/format.ts';
import { isBetter, METRICS, type Metric } from '../state/metric.ts';
import { texts } from '../texts/en.ts';

/** The six numbers; the pressed one is drawn in the chart. */
export function Headline(props: {
  now: Values | undefined;
  before: Values | undefined;
  selected: Metric;
  onSelect: (metric: Metric) => void;
}) {
  const { now, selected, onSelect } = props;
  // A period without a visit has no bounce rate to compare with.
  const before = props.before?.visits ? props.before : undefined;
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-t-card border-b border-line bg-line sm:grid-cols-3 lg:grid-cols-6">
      {METRICS.map((metric) => (
        <button
          key={metric}
          type="button"
          aria-pressed={metric === selected}
          onClick={() => onSelect(metric)}
          className="group relative flex flex-col gap-1 bg-surface px-4 py-3.5 text-left transition-colors hover:bg-hover focus-visible:z-10 focus-visible:-outline-offset-2 sm:px-5 sm:py-4"
        >
          <span className="text-xs font-medium text-ink-soft group-aria-pressed:text-accent">
            {texts.metrics[metric]}
          </span>
          {now ? (
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span
                className="text-2xl font-semibold tracking-tight tabular-nums"
                title={metric in now ? format.metric(metric, now[metric]) : texts.notUnderFilters}
              >
                {format.metric(metric, now[metric], 'short')}
              </span>
              <ChangeBadge metric={metric} now={now[metric] ?? null} before={before?.[metric] ?? null} />
            </span>
          ) : (
            <Skeleton className="my-1 h-6 w-20" />
          )}
          <span
            aria-hidden="true"
            className="absolute inset-x-0 bottom-0 h-0.5 bg-accent opacity-0 transition-opacity group-aria-pressed:opacity-100"
          />
        </button>
      ))}
    </div>
  );
}

function ChangeBadge({ metric, now, before }: { metric: Metric; now: number | null; before: number | null }) {
  const change = changeBetween(metric, now, before);
  if (!change) return null;
  const amount =
    change.unit === 'part' ? format.percent(change.amount) : texts.change.points(format.whole(change.amount));
  const was = format.metric(metric, before);
  if (change.difference === 0) {
    return (
      <span className="text-xs text-ink-faint tabular-nums" title={texts.change.same(was)}>
        {amount}
      </span>
    );
  }
  const isUp = change.difference > 0;
  const said = isUp ? texts.change.up(amount, was) : texts.change.down(amount, was);
  return (
    <span
      title={said}
      className={`inline-flex items-center gap-1 text-xs font-medium tabular-nums ${isBetter(metric, change.difference) ? 'text-good' : 'text-bad'}`}
    >
      {isUp ? <ArrowUp /> : <ArrowDown />}
      <span aria-hidden="true">{amount}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}
