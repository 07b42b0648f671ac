import type { Vital } from '../../../core/vitals/vitals.ts';
import type { Part, Row } from '../api/batch.ts';
import type { Values } from '../api/query.ts';
import { ArrowDown, ArrowUp } from '../components/icons.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { format } from '../format/format.ts';
import { measureFormat, ratedAs } from '../format/measure.ts';
import { type Percentile, VITAL_NAMES } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { MIN_SAMPLES } from './impact.ts';
import type { Comparison } from './questions.ts';
import { DistributionBar, RatingMark, sharesOf } from './rating.tsx';

interface TileProps {
  vital: Vital;
  percentile: Percentile;
  row: Row | undefined;
  /** What the row is compared with. */
  comparison: Comparison;
  isSelected: boolean;
  onSelect: (vital: Vital) => void;
}

/** The five vitals; the pressed one is what the rest of the page is about. */
export function Tiles(props: {
  part: Part | undefined;
  percentile: Percentile;
  comparison: Comparison;
  selected: Vital;
  onSelect: (vital: Vital) => void;
}) {
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-t-card border-b border-line bg-line sm:grid-cols-3 lg:grid-cols-5">
      {VITAL_NAMES.map((vital) => (
        <Tile
          key={vital}
          vital={vital}
          percentile={props.percentile}
          row={props.part?.rows[0]}
          comparison={props.comparison}
          isSelected={vital === props.selected}
          onSelect={props.onSelect}
        />
      ))}
      {/* Fills the last line of the grid, which has five of six places then. */}
      <span aria-hidden="true" className="bg-surface lg:hidden" />
    </div>
  );
}

function Tile({ vital, percentile, row, comparison, isSelected, onSelect }: TileProps) {
  const values: Values = row?.values ?? {};
  const value = values[`${vital}_${percentile}`] ?? null;
  const samples = values[`${vital}_samples`] ?? 0;
  const [low, high] = [values[`${vital}_p75_low`] ?? null, values[`${vital}_p75_high`] ?? null];
  const isLow = samples < MIN_SAMPLES;
  const { short, name } = texts.vitals[vital];
  const interval =
    low !== null && high !== null
      ? texts.interval(measureFormat.vital(vital, low), measureFormat.vital(vital, high))
      : undefined;
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(vital)}
      className="group relative flex min-w-0 flex-col gap-1.5 bg-surface px-4 py-3.5 text-left transition-colors hover:bg-hover focus-visible:z-10 focus-visible:-outline-offset-2 sm:px-5 sm:py-4"
    >
      <span title={name} className="text-xs font-medium text-ink-soft group-aria-pressed:text-accent">
        {short}
        <span className="sr-only"> {name}</span> <span className="text-ink-faint">{percentile}</span>
      </span>
      {row ? (
        <>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span
              data-value={vital}
              className={`text-2xl font-semibold tracking-tight tabular-nums ${isLow ? 'text-ink-faint' : ''}`}
            >
              {measureFormat.vital(vital, value)}
            </span>
            {!isLow && (
              <Change
                vital={vital}
                now={value}
                before={row.before?.[`${vital}_${percentile}`] ?? null}
                when={texts.change.when[comparison]}
              />
            )}
          </span>
          <DistributionBar shares={sharesOf(vital, values)} isLow={isLow} />
          <span className="flex flex-col gap-0.5 text-xs text-ink-faint" title={interval}>
            {value !== null && !isLow && (
              <span className="flex items-center gap-1.5 text-ink-soft">
                <RatingMark rating={ratedAs(vital, value)} />
                {texts.ratings[ratedAs(vital, value)]}
              </span>
            )}
            {isLow && (
              <span title={texts.lowHint(format.whole(MIN_SAMPLES))}>
                {value === null ? texts.none : texts.low}
              </span>
            )}
            {value !== null && (
              <span className="tabular-nums">
                {texts.samples(samples, format.short(samples))}
                {percentile === 'p75' && low !== null && high !== null && (
                  <span className="block">
                    {texts.histogram.from(measureFormat.vital(vital, low), measureFormat.vital(vital, high))}
                  </span>
                )}
              </span>
            )}
          </span>
        </>
      ) : (
        <Skeleton className="my-1 h-14 w-24" />
      )}
      <span
        aria-hidden="true"
        className="absolute inset-x-0 bottom-0 h-0.5 bg-accent opacity-0 transition-opacity group-aria-pressed:opacity-100"
      />
    </button>
  );
}

/** Lower is better, of every vital. */
function Change({
  vital,
  now,
  before,
  when,
}: {
  vital: Vital;
  now: number | null;
  before: number | null;
  when: string;
}) {
  if (now === null || before === null || before === 0) return null;
  const part = (now - before) / before;
  const was = measureFormat.vital(vital, before);
  const amount = measureFormat.change(part);
  if (Math.round(part * 100) === 0) {
    return (
      <span className="text-xs text-ink-faint tabular-nums" title={texts.change.same(was, when)}>
        {amount}
      </span>
    );
  }
  const said = part < 0 ? texts.change.faster(amount, was, when) : texts.change.slower(amount, was, when);
  return (
    <span
      title={said}
      className={`inline-flex items-center gap-1 text-xs font-medium tabular-nums ${part < 0 ? 'text-good' : 'text-bad'}`}
    >
      {part < 0 ? <ArrowDown /> : <ArrowUp />}
      <span aria-hidden="true">{amount}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}
