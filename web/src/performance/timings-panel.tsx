import type { Part } from '../api/batch.ts';
import type { Values } from '../api/query.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Percentile } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { MIN_SAMPLES } from './impact.ts';
import { PHASES } from './questions.ts';
import { waterfallOf } from './waterfall.ts';

/** The phases of a navigation as a waterfall. */
export function TimingsPanel(props: {
  phases: Part | undefined;
  server: Part | undefined;
  percentile: Percentile;
  isOld: boolean;
}) {
  return (
    <Card title={texts.timings.title} lead={texts.timings.lead} isOld={props.isOld}>
      <PartBody part={props.phases}>
        {([row]) => <Waterfall values={row?.values ?? {}} percentile={props.percentile} />}
      </PartBody>
      {props.server && props.server.rows.length > 0 && <ServerTimings rows={props.server.rows} />}
    </Card>
  );
}

function Waterfall({ values, percentile }: { values: Values; percentile: Percentile }) {
  const bars = waterfallOf(PHASES, values, percentile);
  const columns = percentile === 'p50' ? [percentile] : (['p50', percentile] as const);
  const isLow = (samples: number) => samples < MIN_SAMPLES;
  const hint = texts.lowHint(format.whole(MIN_SAMPLES));
  return (
    <table className="w-full">
      <thead>
        <tr>
          <th scope="col" className={headClass}>
            {texts.columns.phase}
          </th>
          <td className="w-full" />
          {columns.map((name) => (
            <th key={name} scope="col" className={headClass}>
              {name}
            </th>
          ))}
          <th scope="col" className={`${headClass} max-sm:hidden`}>
            {texts.columns.samples}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ phase, start, width, samples }) => (
          <tr
            key={phase}
            className={isLow(samples) ? 'text-ink-faint' : ''}
            title={isLow(samples) ? hint : undefined}
          >
            <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap text-ink-soft">
              {texts.timings[phase]}
            </th>
            <td aria-hidden="true">
              <span className="relative block h-3.5 rounded-sm bg-hover">
                <span
                  className={`absolute inset-y-0 rounded-sm bg-accent ${isLow(samples) ? 'opacity-40' : ''}`}
                  style={{ left: `${start * 100}%`, width: samples === 0 ? 0 : `max(2px, ${width * 100}%)` }}
                />
              </span>
            </td>
            {columns.map((name) => (
              <td key={name} className={`${cellClass} ${name === percentile ? 'font-medium' : ''}`}>
                {measureFormat.time(values[`${phase}_${name}`])}
              </td>
            ))}
            <td className={`${cellClass} text-ink-faint max-sm:hidden`}>{format.listed(samples)}</td>
          </tr>
        ))}
        <tr className="border-t border-line font-medium">
          <th scope="row" colSpan={2} className="py-1.5 text-left">
            {texts.timings.page_load}
          </th>
          {columns.map((name) => (
            <td key={name} className={cellClass}>
              {measureFormat.time(values[`page_load_${name}`])}
            </td>
          ))}
          <td className={`${cellClass} text-ink-faint max-sm:hidden`}>
            {format.listed(values.page_load_samples ?? 0)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function ServerTimings({ rows }: { rows: Part['rows'] }) {
  return (
    <table className="mt-3 w-full border-t border-line">
      <thead>
        <tr>
          {[texts.columns.server, texts.columns.samples, 'p75'].map((name) => (
            <th key={name} scope="col" className={headClass}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ keys, values }) => (
          <tr
            key={keys[0]}
            className={`border-t border-line ${(values.server_timing_samples ?? 0) < MIN_SAMPLES ? 'text-ink-faint' : ''}`}
          >
            <th scope="row" className="py-1 text-left font-mono text-xs font-normal wrap-anywhere">
              {keys[0]}
            </th>
            <td className={`${cellClass} text-ink-faint`}>
              {format.listed(values.server_timing_samples ?? 0)}
            </td>
            <td className={`${cellClass} font-medium`}>{measureFormat.time(values.server_timing_p75)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
