import type { Part } from '../api/batch.ts';
import type { Values } from '../api/query.ts';
import { Segmented } from '../components/segmented.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { PARTS_OF, type Percentile, type PerformanceState } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, PartBody } from './card.tsx';
import { MIN_SAMPLES } from './impact.ts';
import { INP_PARTS, LCP_PARTS } from './questions.ts';
import type { CohortAnswer } from './use-performance.ts';

type PartName = (typeof LCP_PARTS)[number] | (typeof INP_PARTS)[number];
/** Tints of one hue: these are parts of one thing, and rated by nobody. */
const TINTS = ['bg-accent', 'bg-accent/70', 'bg-accent/45', 'bg-accent/25'];

/** What the time to the largest paint, and of the slowest interaction, goes to. */
export function PartsPanel({
  part,
  cohort,
  of,
  percentile,
  isOld,
  onOf,
}: {
  part: Part | undefined;
  /** Of the views about the p75. */
  cohort: CohortAnswer | undefined;
  of: PerformanceState['parts'];
  percentile: Percentile;
  isOld: boolean;
  onOf: (of: PerformanceState['parts']) => void;
}) {
  const isOfAll = of === 'all';
  const shown = isOfAll ? percentile : 'p50';
  return (
    <Card
      title={texts.parts.title}
      lead={isOfAll ? texts.parts.lead(percentile) : texts.parts.leadOfCohort}
      isOld={isOld}
      aside={
        <Segmented
          label={texts.parts.choose}
          names={PARTS_OF}
          chosen={of}
          text={(name) => texts.parts.of[name]}
          onChoose={onOf}
        />
      }
    >
      <PartBody part={isOfAll ? part : (cohort?.lcp ?? cohort?.inp)}>
        {([row]) => {
          const valuesOf = (vital: 'lcp' | 'inp') =>
            (isOfAll ? row?.values : cohort?.[vital]?.rows[0]?.values) ?? {};
          return (
            <div className="flex flex-col gap-5 pt-1">
              <Breakdown vital="lcp" names={LCP_PARTS} values={valuesOf('lcp')} percentile={shown} />
              <Breakdown vital="inp" names={INP_PARTS} values={valuesOf('inp')} percentile={shown} />
            </div>
          );
        }}
      </PartBody>
    </Card>
  );
}

function Breakdown(props: {
  vital: 'lcp' | 'inp';
  names: readonly PartName[];
  values: Values;
  percentile: Percentile;
}) {
  const { vital, names, values, percentile } = props;
  const parts = names.map((name) => ({ name, ms: values[`${name}_${percentile}`] ?? null }));
  const sum = parts.reduce((total, { ms }) => total + (ms ?? 0), 0);
  const samples = values[`${names.at(-1)}_samples`] ?? 0;
  const isLow = samples < MIN_SAMPLES;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
        <span className="font-medium text-ink">{texts.vitals[vital].short}</span>
        <span className="tabular-nums">{measureFormat.time(values[`${vital}_${percentile}`])}</span>
        <span className="ml-auto text-xs text-ink-faint tabular-nums">
          {texts.samples(samples, format.short(samples))}
          {isLow && ` · ${texts.low}`}
        </span>
      </p>
      <div
        aria-hidden="true"
        className={`my-2 flex h-4 gap-px overflow-hidden rounded-md bg-hover ${isLow ? 'opacity-40' : ''}`}
      >
        {parts.map(({ name, ms }, index) => (
          <span
            key={name}
            className={`h-full ${TINTS[index]}`}
            style={{ width: `${sum === 0 ? 0 : ((ms ?? 0) / sum) * 100}%` }}
          />
        ))}
      </div>
      <dl className="grid grid-cols-1 gap-x-5 gap-y-1 sm:grid-cols-2">
        {parts.map(({ name, ms }, index) => (
          <div key={name} className="flex items-center gap-2">
            <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-sm ${TINTS[index]}`} />
            <dt className="truncate text-ink-soft">{texts.parts[name]}</dt>
            <dd className="ml-auto font-medium tabular-nums">{measureFormat.time(ms)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
