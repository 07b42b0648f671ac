import type { Part } from '../api/batch.ts';
import { Segmented } from '../components/segmented.tsx';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Dimension } from '../state/dimension.ts';
import { type PerformanceState, SCRIPT_GROUPS } from '../state/performance-state.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { valueTexts } from '../texts/values-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { FilterCell } from './filter-cell.tsx';

const NAMELESS = '(anonymous)';

/** Which hosts' scripts, or which functions, kept pages busy, the site's own and others'. `state` is the page's. */
export function ScriptsPanel(props: {
  hosts: Part | undefined;
  functions: Part | undefined;
  state: PerformanceState;
  isOld: boolean;
  onGroup: (scripts: PerformanceState['scripts']) => void;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const byFunction = props.state.scripts === 'functions';
  return (
    <Card
      title={texts.scripts.title}
      isOld={props.isOld}
      aside={
        <Segmented
          label={texts.scripts.group}
          names={SCRIPT_GROUPS}
          chosen={props.state.scripts}
          text={(name) => texts.scripts.groups[name]}
          onChoose={props.onGroup}
        />
      }
    >
      <PartBody part={byFunction ? props.functions : props.hosts}>
        {(rows) => {
          const most = Math.max(1, ...rows.map(({ values }) => values.script_ms ?? 0));
          return (
            <table className="w-full">
              <thead>
                <tr>
                  {[
                    byFunction ? texts.scripts.groups.functions : texts.columns.script,
                    '',
                    texts.columns.views,
                    texts.columns.layout,
                    texts.columns.time,
                  ].map((name, index) => (
                    <th
                      key={name}
                      scope="col"
                      className={`${headClass} ${index === 2 || index === 3 ? 'max-sm:hidden' : ''}`}
                    >
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ keys, values }) => (
                  <tr key={keys.join(' ')} className="border-t border-line">
                    {byFunction ? (
                      <FunctionCell url={keys[0] ?? ''} name={keys[1] ?? ''} />
                    ) : (
                      <FilterCell dimension="script_host" value={keys[0] ?? ''} onFilter={props.onFilter} />
                    )}
                    <td className="pl-3 text-xs whitespace-nowrap text-ink-faint">
                      {keys.at(-1) === 'third' ? texts.scripts.third : texts.scripts.first}
                    </td>
                    <td className={`${cellClass} text-ink-faint max-sm:hidden`}>
                      {format.listed(values.measured_views ?? 0)}
                    </td>
                    <td className={`${cellClass} max-sm:hidden`}>
                      {measureFormat.time(values.forced_layout_ms)}
                    </td>
                    <td className={`${cellClass} relative min-w-24 font-medium`}>
                      <span
                        aria-hidden="true"
                        className="absolute inset-y-1 right-0 rounded-md bg-bar"
                        style={{ width: `calc((100% - 0.5rem) * ${(values.script_ms ?? 0) / most})` }}
                      />
                      <span className="relative pr-1.5">{measureFormat.time(values.script_ms)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </PartBody>
    </Card>
  );
}

/** A function and the file it is in. */
function FunctionCell(props: { url: string; name: string }) {
  const { url } = props;
  const name = props.name === NAMELESS ? valueTexts.empty[NAMELESS] : props.name;
  return (
    <th scope="row" className="w-full max-w-0 py-1 text-left font-normal" title={`${name} ${url}`}>
      <span className="block truncate font-mono text-xs">{name}</span>
      <span className="block truncate text-xs text-ink-faint" dir="auto">
        {url}
      </span>
    </th>
  );
}
