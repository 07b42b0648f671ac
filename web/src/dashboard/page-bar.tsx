import { lazy, type ReactNode, Suspense, useState } from 'react';
import { localDate } from '../../../core/zoned-time.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { FilterIcon, SegmentsIcon } from '../components/icons.tsx';
import { Popover } from '../components/popover.tsx';
import { SectionTabs } from '../components/section-tabs.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { SegmentsMenu } from '../filters/segments-menu.tsx';
import { useSegments } from '../filters/use-segments.ts';
import { rangesOf } from '../period/date-range.ts';
import type { Span } from '../period/period.ts';
import type { Section } from '../router.ts';
import type { PeriodState } from '../state/dashboard-state.ts';
import { isPerfDimension } from '../state/dimension.ts';
import { type Filter, trafficFilters } from '../state/filter.ts';
import { filterTexts } from '../texts/filter-en.ts';
import { FilterChips } from './filter-chips.tsx';
import { PeriodPicker } from './period-picker.tsx';
import type { StatsState } from './questions.ts';

const FilterDialog = lazy(async () => ({
  default: (await import('../filters/filter-dialog.tsx')).FilterDialog,
}));

export const barButtonClass =
  'inline-flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-surface px-3 font-medium whitespace-nowrap shadow-card transition-colors hover:bg-hover';

/** What stands on top of every section: where one is, what is filtered, and which time it is about. */
export function PageBar(props: {
  site: Site | ReadableSite;
  section: Section;
  state: StatsState;
  /** Whether the page's own numbers are there, which the rest waits for. */
  isReady: boolean;
  href: (section: Section) => string;
  onChange: (change: { filters: Filter[] } | (PeriodState & { interval: null })) => void;
  /** Where the page knows it better than the period says: of all time only the server does. */
  span?: Span | null;
  /** What goes on now has none. */
  withoutPeriod?: boolean;
  /** Beside the tabs. */
  lead?: ReactNode;
  /** Beside the period. */
  children?: ReactNode;
}) {
  const { site, state, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const { data: segments } = useSegments(site, props.isReady);
  useShortcuts({
    f: () => setOpen(true),
    c: () => onChange({ filters: [] }),
    ...Object.fromEntries(
      state.filters.map((filter, index) => [
        `r ${index + 1}`,
        () => onChange({ filters: state.filters.filter((one) => one !== filter) }),
      ]),
    ),
  });
  const now = Date.now();
  // What is about single views was chosen in the panels of Performance, and stays.
  const filters = trafficFilters(state.filters);
  const ofViews = state.filters.filter(({ dimension }) => isPerfDimension(dimension));

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <SectionTabs current={props.section} href={props.href} />
      {props.lead}
      <FilterChips
        filters={state.filters}
        segments={segments}
        onChange={(filters) => onChange({ filters })}
      />
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
        <button
          type="button"
          aria-keyshortcuts="f"
          onClick={() => setOpen(true)}
          className={`${barButtonClass} text-ink-soft`}
        >
          <FilterIcon />
          <span className="max-sm:sr-only">{filterTexts.open}</span>
        </button>
        {'script_url' in site && (
          <Popover
            label={filterTexts.segments.open}
            triggerClass={`${barButtonClass} text-ink-soft`}
            isSheet
            trigger={
              <>
                <SegmentsIcon />
                <span aria-hidden="true" className="max-sm:hidden">
                  {filterTexts.segments.open}
                </span>
              </>
            }
          >
            {() => (
              <SegmentsMenu
                site={site}
                segments={segments ?? []}
                filters={filters}
                onFilters={(chosen) => onChange({ filters: [...chosen, ...ofViews] })}
              />
            )}
          </Popover>
        )}
        {props.children}
        {!props.withoutPeriod && (
          <PeriodPicker
            state={state}
            span={props.span ?? rangesOf(state, site.timezone, now).span}
            today={localDate(now, site.timezone)}
            onChange={onChange}
          />
        )}
      </div>
      <Suspense fallback={null}>
        {isOpen && (
          <FilterDialog
            site={site}
            state={{ ...state, filters }}
            onClose={() => setOpen(false)}
            onApply={(chosen) => {
              setOpen(false);
              onChange({ filters: [...chosen, ...ofViews] });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
