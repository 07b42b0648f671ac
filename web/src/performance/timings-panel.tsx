import type { Part } from '../api/batch.ts';
import type { Values } from '../api/query.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { PHASES } from './questions.ts';
import { waterfallOf } from './waterfall.ts';

/** The phases of a navigation as a waterfall. */
export function TimingsPanel(props: { phases: Part | undefined; server: Part | undefined; isOld: boolean }) {
  return (
    <Card title={texts.timings.title} lead={texts.timings.lead} isOld={props.isOld}>
      <PartBody part={props.phases}>{([row]) => <Waterfall values={row?.values ?? {}} />}</PartBody>
      {props.server && props.server.rows.length > 0 && <ServerTimings rows={props.server.rows} />}
    </Card>
  );
}

function Waterfall({ values }: { values: Values }) {
  const bars = waterfallOf(PHASES, values);
  const { page_load_p50: p50, page_load_p75: p75 } = values;
  return (
    <table className="w-full">
      <thead>
        <tr>
          <th scope="col" className={headClass}>
            {texts.columns.phase}
          </th>
          <td className="w-full" />
          {['p50', 'p75', texts.columns.samples].map((name, index) => (
            <th key={name} scope="col" className={`${headClass} ${index === 2 ? 'max-sm:hidden' : ''}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ phase, start, width, samples }) => (
          <tr key={phase} className={samples === 0 ? 'text-ink-faint' : ''}>
            <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap text-ink-soft">
              {texts.timings[phase]}
            </th>
            <td aria-hidden="true">
              <span className="relative block h-3.5 rounded-sm bg-hover">
                <span
                  className="absolute inset-y-0 rounded-sm bg-accent"
                  style={{ left: `${start * 100}%`, width: samples === 0 ? 0 : `max(2px, ${width * 100}%)` }}
                />
              </span>
            </td>
            <td className={cellClass}>{measureFormat.time(values[`${phase}_p50`])}</td>
            <td className={`${cellClass} font-medium`}>{measureFormat.time(values[`${phase}_p75`])}</td>
            <td className={`${cellClass} text-ink-faint max-sm:hidden`}>{format.listed(samples)}</td>
          </tr>
        ))}
        <tr className="border-t border-line font-medium">
          <th scope="row" colSpan={2} className="py-1.5 text-left">
            {texts.timings.page_load}
          </th>
          <td className={cellClass}>{measureFormat.time(p50)}</td>
          <td className={cellClass}>{measureFormat.time(p75)}</td>
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
          <tr key={keys[0]} className="border-t border-line">
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
