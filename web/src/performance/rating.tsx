import type { Rating, Vital } from '../../../core/vitals/vitals.ts';
import type { Values } from '../api/query.ts';
import { format } from '../format/format.ts';
import { measureFormat, ratedAs } from '../format/measure.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';

export const RATING_FILL: Record<Rating, string> = {
  good: 'fill-fast bg-fast',
  'needs-improvement': 'fill-middling bg-middling',
  poor: 'fill-slow bg-slow',
};

/** A rating's own shape, so that it does not take colour to tell it: circle, square, triangle. */
export function RatingMark({ rating }: { rating: Rating }) {
  return (
    <svg
      viewBox="0 0 10 10"
      className={`size-2.5 shrink-0 ${RATING_FILL[rating]} bg-transparent`}
      aria-hidden="true"
    >
      {rating === 'good' ? (
        <circle cx="5" cy="5" r="4.2" />
      ) : rating === 'poor' ? (
        <path d="M5 .6 9.6 9.2H.4z" />
      ) : (
        <path d="M1 1h8v8H1z" />
      )}
    </svg>
  );
}

/** What a vital was, with the mark of its rating; of few samples that would say too much. */
export function RatedValue(props: { vital: Vital; value: number | null; isLow?: boolean }) {
  const { vital, value, isLow = false } = props;
  return (
    <span className={`inline-flex items-center gap-1.5 ${isLow ? '' : 'font-medium'}`}>
      {value !== null && !isLow && <RatingMark rating={ratedAs(vital, value)} />}
      {measureFormat.vital(vital, value)}
    </span>
  );
}

/** The three shares of a vital, percent; null without samples. */
export function sharesOf(vital: string, values: Values): Record<Rating, number> | null {
  const [good, middling, poor] = ['good', 'needs_improvement', 'poor'].map(
    (name) => values[`${vital}_${name}`] ?? null,
  );
  if (good == null || middling == null || poor == null) return null;
  return { good, 'needs-improvement': middling, poor };
}

/** How the samples of a vital are spread over good, needs improvement and poor. */
export function DistributionBar({
  shares,
  isLow,
}: {
  shares: Record<Rating, number> | null;
  isLow: boolean;
}) {
  const percent = (value: number) => format.percent(value / 100);
  const said = shares
    ? texts.shares(percent(shares.good), percent(shares['needs-improvement']), percent(shares.poor))
    : texts.none;
  return (
    <span
      title={said}
      className={`flex h-1.5 w-full gap-px overflow-hidden rounded-full bg-hover ${isLow ? 'opacity-40' : ''}`}
    >
      <span className="sr-only">{said}</span>
      {shares &&
        (Object.keys(shares) as Rating[]).map((rating) => (
          <span
            key={rating}
            aria-hidden="true"
            className={`h-full ${RATING_FILL[rating]}`}
            style={{ width: `${shares[rating]}%` }}
          />
        ))}
    </span>
  );
}
