import type { Part } from '../api/batch.ts';
import { format } from '../format/format.ts';
import { measureFormat } from '../format/measure.ts';
import type { Dimension } from '../state/dimension.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { FilterCell } from './filter-cell.tsx';

/** Which hosts' scripts kept pages busy, the site's own and others'. */
export function ScriptsPanel(props: {
  part: Part | undefined;
  isOld: boolean;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  return (
    <Card title={texts.scripts.title} isOld={props.isOld}>
      <PartBody part={props.part}>
        {(rows) => {
          const most = Math.max(1, ...rows.map(({ values }) => values.script_ms ?? 0));
          return (
            <table className="w-full">
              <thead>
                <tr>
                  {[texts.columns.script, '', texts.columns.views, texts.columns.time].map((name) => (
                    <th key={name} scope="col" className={headClass}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ keys: [host = '', party = ''], values }) => (
                  <tr key={`${host} ${party}`} className="border-t border-line">
                    <FilterCell dimension="script_host" value={host} onFilter={props.onFilter} />
                    <td className="pl-3 text-xs whitespace-nowrap text-ink-faint">
                      {party === 'third' ? texts.scripts.third : texts.scripts.first}
                    </td>
                    <td className={`${cellClass} text-ink-faint`}>
                      {format.listed(values.measured_views ?? 0)}
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
