import { useDeferredValue, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { Search } from '../components/icons.tsx';
import { detailMeasures } from '../dashboard/lists.ts';
import { useFullList } from '../dashboard/use-stats.ts';
import { format } from '../format/format.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import { dimensionLabel, type FilterDimension } from '../state/dimension.ts';
import { withFilter } from '../state/filter.ts';
import type { Measure } from '../state/metric.ts';
import { detailsTexts as texts } from '../texts/details-en.ts';
import { DetailsTable } from './details-table.tsx';
import { DownloadMenu } from './download-menu.tsx';

/** All values of a dimension with all their numbers: to search, sort, take along, and filter by. */
export function DetailsDialog(props: {
  site: ReadableSite;
  state: DashboardState;
  dimension: FilterDimension;
  onChange: (change: Partial<DashboardState>) => void;
}) {
  const { site, state, dimension, onChange } = props;
  const measures = detailMeasures(dimension, state.filters);
  const [sort, setSort] = useState<readonly [Measure, 'asc' | 'desc']>([measures[0] ?? 'visitors', 'desc']);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  // Goals are looked for by their names in the rows; the API knows no part of a goal's name.
  const list = { dimension, measures, sort, search: dimension === 'goal' ? '' : search };
  const query = useFullList(site, state, list);
  const rows = (query.data?.pages ?? [])
    .flatMap(({ results }) => results)
    .filter(
      ({ dimensions: [name = ''] }) =>
        dimension !== 'goal' || name.toLowerCase().includes(search.toLowerCase()),
    );
  const total = query.data?.pages[0]?.meta.total_rows;

  return (
    <Dialog
      title={dimensionLabel(dimension)}
      size="wide"
      onClose={() => onChange({ detail: null })}
      aside={<DownloadMenu site={site} state={state} list={list} />}
    >
      <div className="flex items-center gap-3 border-b border-line px-4 py-2 sm:px-5">
        <label className="flex min-w-0 grow items-center gap-2 text-ink-faint">
          <Search />
          <span className="sr-only">{texts.search}</span>
          <input
            type="search"
            data-first
            value={typed}
            placeholder={texts.search}
            onChange={(event) => setTyped(event.target.value)}
            className="h-8 w-full min-w-0 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint sm:text-sm"
          />
        </label>
        <p role="status" className="text-xs whitespace-nowrap text-ink-faint tabular-nums">
          {total === undefined ? '' : texts.rows(total, format.whole(total))}
        </p>
      </div>
      <DetailsTable
        dimension={dimension}
        measures={measures}
        rows={rows}
        sort={sort}
        isOld={query.isPlaceholderData}
        isLoading={query.isPending}
        error={query.data ? null : query.error}
        hasMore={query.hasNextPage}
        onMore={() => {
          if (!query.isFetching) void query.fetchNextPage();
        }}
        onRetry={() => void query.refetch()}
        onSort={setSort}
        onSelect={(value) => onChange({ filters: withFilter(state.filters, dimension, value), detail: null })}
      />
    </Dialog>
  );
}
