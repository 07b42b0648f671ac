import type { CSSProperties } from 'react';
import { numberOf, type QueryAnswer } from '../api/query.ts';
import { Expand } from '../components/icons.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { FilterDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { listMeasures } from './lists.ts';
import type { PanelProps } from './panel.tsx';
import { PanelRow } from './panel-row.tsx';
import { LIST_ROWS } from './panels.ts';
import { useBreakdown } from './use-stats.ts';

/** The first values of a dimension with their numbers, and the way to all of them. */
export function ValueList(
  props: PanelProps & {
    dimension: FilterDimension;
    /** As many as fit into the card; their place is kept. */
    rows?: number;
    onSelect: (value: string) => void;
  },
) {
  const { dimension, site, state, visitors, rows: limit = LIST_ROWS } = props;
  const measures = listMeasures(dimension, state.filters);
  const query = useBreakdown(site, state, { dimension, measures, limit });
  if (!query.data) {
    if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
    return <RowSkeletons rows={limit} />;
  }

  const rows = query.data.results.filter((row) => count(row) > 0);
  const most = Math.max(1, ...rows.map(count));
  return (
    <>
      <div aria-hidden="true" className="flex h-7 items-center gap-3 px-2 text-xs text-ink-faint">
        <span className="min-w-0 grow truncate">{dimensionLabel(dimension)}</span>
        {measures.map((measure, index) => (
          <span key={measure} className={columnClass(index)}>
            {dashboardTexts.columns[measure] ?? metricTexts[measure].name}
          </span>
        ))}
        {measures.length === 1 && <span className="w-10 shrink-0" />}
      </div>
      {rows.length === 0 ? (
        <p
          className="grid grow place-content-center py-12 text-ink-faint md:min-h-(--list-height)"
          style={heightOf(limit)}
        >
          {dimension === 'goal' ? dashboardTexts.noGoals : texts.panel.empty}
        </p>
      ) : (
        <ol
          className={`flex flex-col gap-0.5 transition-[filter] md:min-h-(--list-height) ${query.isPlaceholderData ? 'grayscale' : ''}`}
          style={heightOf(limit)}
        >
          {rows.map((row) => (
            <PanelRow
              key={row.dimensions[0]}
              dimension={dimension}
              value={row.dimensions[0] ?? ''}
              measures={measures}
              values={row.metrics}
              most={most}
              all={visitors}
              onSelect={props.onSelect}
            />
          ))}
        </ol>
      )}
      {/* Its place is kept when there is nothing: panels must not move when numbers arrive. */}
      <div className="grid min-h-8 place-content-center pt-1">
        {rows.length > 0 && (
          <button
            type="button"
            data-details={dimension}
            aria-label={texts.panel.detailsOf(dimensionLabel(dimension))}
            onClick={() => props.onChange({ detail: dimension })}
            className="inline-flex items-center gap-1.5 rounded-md px-2 py-1 text-xs font-medium text-ink-faint hover:bg-hover hover:text-ink"
          >
            <Expand />
            {texts.panel.details}
          </button>
        )}
      </div>
    </>
  );
}

/** The width of a list's n-th number; on narrow screens the first says most. */
export function columnClass(index: number): string {
  return index === 0
    ? 'w-16 shrink-0 text-right whitespace-nowrap'
    : 'w-20 shrink-0 text-right whitespace-nowrap max-sm:hidden';
}

/** Rows are 2 rem high with an eighth between them. */
function heightOf(rows: number): CSSProperties {
  return { '--list-height': `${rows * 2.125 - 0.125}rem` } as CSSProperties;
}

/** As high as the list that will stand here. */
export function RowSkeletons({ rows = LIST_ROWS }: { rows?: number }) {
  return (
    <div
      className="flex min-h-[calc(var(--list-height)+3.75rem)] flex-col gap-0.5 pt-7"
      style={heightOf(rows)}
      role="status"
      aria-label={texts.loading}
    >
      {SKELETON_WIDTHS.slice(0, rows).map((width) => (
        <Skeleton key={width} className={`h-8 ${width}`} />
      ))}
    </div>
  );
}

const SKELETON_WIDTHS = ['w-11/12', 'w-8/12', 'w-7/12', 'w-5/12', 'w-4/12', 'w-3/12', 'w-2/12'];

/** What a row is ordered by and drawn as. */
function count({ metrics: [first] }: QueryAnswer['results'][number]): number {
  return numberOf(first) ?? 0;
}
