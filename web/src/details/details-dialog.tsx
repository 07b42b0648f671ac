import { useDeferredValue, useState } from 'react';
import type { ReadableSite } from '../api/sites.ts';
import { Dialog } from '../components/dialog.tsx';
import { Search } from '../components/icons.tsx';
import { StaleNotice } from '../components/notice.tsx';
import { detailMeasures, type ListSort } from '../dashboard/lists.ts';
import { format } from '../format/format.ts';
import type { DashboardState } from '../state/dashboard-state.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { withFilter } from '../state/filter.ts';
import { detailsTexts as texts } from '../texts/details-en.ts';
import { DetailsTable } from './details-table.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { pagesOf, useRows } from './use-rows.ts';

/** All values of a dimension with all their numbers: to search, sort, take along, and filter by. */
export function DetailsDialog(props: {
  site: ReadableSite;
  state: DashboardState;
  dimension: FilterDimension;
  onChange: (change: Partial<DashboardState>) => void;
}) {
  const { site, state, dimension, onChange } = props;
  const measures = detailMeasures(dimension, state.filters);
  const [sort, setSort] = useState<ListSort>([measures[0] ?? 'visitors', 'desc']);
  const [typed, setTyped] = useState('');
  const [inSight, setInSight] = useState<readonly number[]>([]);
  const search = useDeferredValue(typed.trim());
  const list = { dimension, measures, sort, search };
  const { rows, isOld, error, retry } = useRows(site, state, list, inSight);
  // What was found here has a name that the API may not know it by.
  const found = search === '' ? undefined : rows?.whole?.map(({ dimensions }) => dimensions[0] ?? '');

  return (
    <Dialog
      title={dimensionLabel(dimension)}
      size="wide"
      onClose={() => onChange({ detail: null })}
      aside={
        <DownloadMenu
          site={site}
          state={state}
          list={found ? { dimension, measures, sort, only: found } : list}
          isEmpty={rows?.total === 0}
        />
      }
    >
      <div className="flex items-center gap-3 border-b border-line px-4 py-2 sm:px-5">
        <label className="flex min-w-0 grow items-center gap-2 rounded-md text-ink-faint outline-accent has-focus-visible:outline-2">
          <Search />
          <span className="sr-only">{texts.search}</span>
          <input
            type="search"
            data-first
            value={typed}
            placeholder={texts.search}
            onChange={(event) => {
              setTyped(event.target.value);
              setInSight([]);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('tbody button')?.focus();
            }}
            className="h-8 w-full min-w-0 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint sm:text-sm"
          />
        </label>
        <p role="status" className="text-xs whitespace-nowrap text-ink-faint tabular-nums">
          {rows === null ? '' : texts.rows(rows.total, format.whole(rows.total))}
        </p>
      </div>
      {rows !== null && error && <StaleNotice error={error} onRetry={retry} />}
      <DetailsTable
        order={`${sort.join()} ${search}`}
        dimension={dimension}
        measures={measures}
        rows={rows}
        sort={sort}
        isOld={isOld}
        error={rows === null ? error : null}
        onSight={(first, last, active) => setInSight([...pagesOf(first, last), ...pagesOf(active, active)])}
        onRetry={retry}
        onSort={(next) => {
          setSort(next);
          setInSight([]);
        }}
        onSelect={(value) => onChange({ filters: withFilter(state.filters, dimension, value), detail: null })}
      />
    </Dialog>
  );
}
