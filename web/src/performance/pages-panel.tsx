import type { Part } from '../api/batch.ts';
import { Segmented } from '../components/segmented.tsx';
import { format } from '../format/format.ts';
import type { Dimension } from '../state/dimension.ts';
import { LEAST_SAMPLES, PAGE_GROUPS, type PerformanceState } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { Card, cellClass, headClass, PartBody } from './card.tsx';
import { FilterCell } from './filter-cell.tsx';
import { MIN_SAMPLES, type PageImpact, pagesByImpact } from './impact.ts';
import { LowNote } from './low-note.tsx';
import { RatedValue } from './rating.tsx';

const ROWS = 10;

/** Pages or routes, those with the most to win first. `state` is that of the answer. */
export function PagesPanel(props: {
  part: Part | undefined;
  state: PerformanceState;
  isOld: boolean;
  least: PerformanceState['least'];
  /** Whether the list is shown whole. */
  showsAll: boolean;
  onAll: (showsAll: boolean) => void;
  onGroup: (pages: PerformanceState['pages']) => void;
  onLeast: (least: PerformanceState['least']) => void;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { part, state, showsAll } = props;
  return (
    <Card
      wide
      title={texts.pages.title}
      lead={texts.pages.lead}
      isOld={props.isOld}
      aside={
        <>
          <Segmented
            label={texts.pages.least}
            names={LEAST_SAMPLES}
            chosen={props.least}
            text={(name) => texts.pages.leastOf(name === '0' ? name : format.whole(Number(name)))}
            onChoose={props.onLeast}
          />
          <Segmented
            label={texts.pages.group}
            names={PAGE_GROUPS}
            chosen={state.pages}
            text={(name) => texts.pages.groups[name]}
            onChoose={props.onGroup}
          />
        </>
      }
    >
      <PartBody part={part}>
        {(rows) => {
          const pages = pagesByImpact(rows, state.vital, state.percentile).filter(
            ({ samples }) => samples >= Number(props.least),
          );
          return (
            <>
              <div className={showsAll ? 'max-h-120 overflow-y-auto' : ''}>
                <PagesTable
                  pages={showsAll ? pages : pages.slice(0, ROWS)}
                  state={state}
                  onFilter={props.onFilter}
                />
              </div>
              {pages.length > ROWS && (
                <button
                  type="button"
                  onClick={() => props.onAll(!showsAll)}
                  className="mx-auto mt-2 rounded-md px-2 py-1 text-xs font-medium text-ink-faint hover:text-ink"
                >
                  {showsAll ? appTexts.panel.less : appTexts.panel.more}
                </button>
              )}
            </>
          );
        }}
      </PartBody>
    </Card>
  );
}

function PagesTable(props: {
  pages: PageImpact[];
  state: PerformanceState;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { vital, percentile, pages: dimension } = props.state;
  const most = Math.max(...props.pages.map(({ impact, isLow }) => (isLow ? 0 : impact)));
  return (
    <>
      <table className="w-full">
        <thead className="sticky top-0 bg-surface">
          <tr>
            <th scope="col" className={headClass}>
              {appTexts.dimensions[dimension]}
            </th>
            <th scope="col" className={`${headClass} max-sm:hidden`}>
              {texts.columns.impact}
            </th>
            <th scope="col" className={headClass}>
              {texts.columns.samples}
            </th>
            <th scope="col" className={`${headClass} max-sm:hidden`}>
              {texts.columns.poor}
            </th>
            <th scope="col" className={headClass}>
              {texts.vitals[vital].short} {percentile}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.pages.map(({ page, samples, value, poor, impact, isLow }) => (
            <tr key={page} className={`border-t border-line ${isLow ? 'text-ink-faint' : ''}`}>
              <FilterCell dimension={dimension} value={page} onFilter={props.onFilter} />
              <td className="w-28 min-w-28 pl-3 max-sm:hidden">
                {!isLow && impact > 0 && (
                  <span
                    className="block h-2 rounded-full bg-accent/60"
                    style={{ width: `${Math.max(3, (impact / most) * 100)}%` }}
                  >
                    <span className="sr-only">{format.percent(impact / most)}</span>
                  </span>
                )}
              </td>
              <td className={`${cellClass} text-ink-faint`}>{format.listed(samples)}</td>
              <td className={`${cellClass} max-sm:hidden`}>
                {poor === null ? '–' : format.share(poor / 100)}
              </td>
              <td className={cellClass} title={isLow ? texts.lowHint(format.whole(MIN_SAMPLES)) : undefined}>
                <RatedValue vital={vital} value={value} isLow={isLow} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LowNote samples={props.pages.map(({ samples }) => samples)} />
    </>
  );
}
