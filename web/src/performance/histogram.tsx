import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Part } from '../api/batch.ts';
import { LineIcon, TableIcon } from '../components/icons.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Dimension } from '../state/dimension.ts';
import type { DrawnAs } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { type Bucket, bucketsOf, sharesUpTo } from './histogram-data.ts';
import { RATING_FILL, RatingMark } from './rating.tsx';

/** How the samples of a vital are spread: bars by rating, or a table. */
export function Histogram(props: {
  part: Part | undefined;
  vital: Vital;
  drawnAs: DrawnAs;
  isOld: boolean;
  onDraw: (drawnAs: DrawnAs) => void;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { part, vital, isOld } = props;
  const onBucket = ({ label }: Bucket) => props.onFilter(`${vital}_bucket`, label);
  const asTable = props.drawnAs === 'table';
  return (
    <Card
      title={`${texts.histogram.title} · ${texts.vitals[vital].short}`}
      isOld={isOld}
      aside={
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => props.onDraw(asTable ? 'chart' : 'table')}
          aria-label={appTexts.chart.showTable}
          title={asTable ? appTexts.chart.showChart : appTexts.chart.showTable}
          className="rounded-md p-1.5 text-ink-faint transition-colors hover:bg-hover hover:text-ink"
        >
          {asTable ? <LineIcon /> : <TableIcon />}
        </button>
      }
    >
      <PartBody part={part}>
        {(rows) => {
          const buckets = bucketsOf(vital, rows);
          return asTable ? (
            <BucketTable buckets={buckets} vital={vital} onBucket={onBucket} />
          ) : (
            <Bars buckets={buckets} vital={vital} onBucket={onBucket} />
          );
        }}
      </PartBody>
    </Card>
  );
}

function rangeOf({ from, to }: Bucket, vital: Vital): string {
  const write = (value: number) => measureFormat.vital(vital, value);
  return to === null ? texts.histogram.above(write(from)) : texts.histogram.from(write(from), write(to));
}

interface BucketsProps {
  buckets: Bucket[];
  vital: Vital;
  /** Narrows everything to the views of a bucket. */
  onBucket: (bucket: Bucket) => void;
}

function Bars({ buckets, vital, onBucket }: BucketsProps) {
  const most = Math.max(1, ...buckets.map(({ samples }) => samples));
  const all = Math.max(
    1,
    buckets.reduce((sum, { samples }) => sum + samples, 0),
  );
  // The edges that are told: where it begins, and where the rating changes.
  const axis = buckets.flatMap(({ rating }, index) => (rating === buckets[index - 1]?.rating ? [] : [index]));
  return (
    <div className="flex grow flex-col gap-3 pt-1">
      <ol className="flex h-40 grow items-stretch gap-px sm:gap-0.5">
        {buckets.map((bucket) => {
          const said = `${rangeOf(bucket, vital)}: ${texts.samples(bucket.samples, format.whole(bucket.samples))} (${format.share(bucket.samples / all)})`;
          return (
            <li key={bucket.label} title={said} className="flex min-w-0 flex-1">
              <button
                type="button"
                onClick={() => onBucket(bucket)}
                className="flex w-full items-end rounded-sm hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="sr-only">
                  {texts.histogram.only} {said}
                </span>
                <span
                  aria-hidden="true"
                  className={`w-full rounded-t-sm ${RATING_FILL[bucket.rating]}`}
                  style={{ height: bucket.samples === 0 ? 0 : `max(2px, ${(bucket.samples / most) * 100}%)` }}
                />
              </button>
            </li>
          );
        })}
      </ol>
      <div
        aria-hidden="true"
        className="relative -mt-2 h-5 border-t border-line text-2xs text-ink-faint tabular-nums"
      >
        {axis.map((index) => (
          <span
            key={index}
            className={`absolute top-1 ${index === 0 ? '' : '-translate-x-1/2'}`}
            style={{ left: `${(index / buckets.length) * 100}%` }}
          >
            {measureFormat.vital(vital, buckets[index]?.from)}
          </span>
        ))}
      </div>
      <Legend />
    </div>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {(Object.keys(texts.ratings) as Bucket['rating'][]).map((rating) => (
        <li key={rating} className="flex items-center gap-1.5">
          <RatingMark rating={rating} />
          {texts.ratings[rating]}
        </li>
      ))}
    </ul>
  );
}

function BucketTable({ buckets, vital, onBucket }: BucketsProps) {
  const shares = sharesUpTo(buckets);
  return (
    <div className="max-h-64 overflow-y-auto">
      <table className="w-full">
        <thead className="sticky top-0 bg-surface">
          <tr>
            {[texts.columns.range, texts.columns.share, texts.columns.samples, texts.columns.upTo].map(
              (name) => (
                <th key={name} scope="col" className={headClass}>
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket, index) => (
            <tr key={bucket.label} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left font-normal tabular-nums">
                <button
                  type="button"
                  onClick={() => onBucket(bucket)}
                  className="rounded-md underline-offset-4 hover:text-accent hover:underline"
                >
                  {rangeOf(bucket, vital)}
                </button>
              </th>
              <td className={cellClass}>{texts.ratings[bucket.rating]}</td>
              <td className={cellClass}>{format.whole(bucket.samples)}</td>
              <td className={cellClass}>{format.share(shares[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
