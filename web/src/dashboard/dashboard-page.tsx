import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { localDate } from '../../../core/zoned-time.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import { ErrorNotice, StaleNotice } from '../components/notice.tsx';
import { SectionTabs } from '../components/section-tabs.tsx';
import { rangesOf } from '../period/date-range.ts';
import { navigate, type Section, useLocation } from '../router.ts';
import { type DashboardState, DEFAULT_STATE, formatState, parseState } from '../state/dashboard-state.ts';
import { texts } from '../texts/en.ts';
import { EmptyState } from './empty-state.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Hero } from './hero.tsx';
import { LiveVisitors } from './live-visitors.tsx';
import { Panel } from './panel.tsx';
import { PANELS } from './panels.ts';
import { PeriodPicker } from './period-picker.tsx';
import { useHasEvents, useTotals } from './use-stats.ts';

interface DashboardPageProps {
  /** With its script, where the reader may set it up. */
  site: Site | ReadableSite;
  /** The address of a section with this query part. */
  address: (search: string, section: Section) => string;
}

/** The page of one site. What it shows is in the URL. */
export function DashboardPage({ site, address }: DashboardPageProps) {
  const { search } = useLocation();
  const state = parseState(search);
  const client = useQueryClient();
  const totals = useTotals(site, state);
  const visitors = totals.data?.values.visitors ?? null;
  const isSilent = visitors === 0 && state.filters.length === 0 && !totals.isPlaceholderData;
  const hasEvents = useHasEvents(site, isSilent);

  useEffect(() => {
    document.title = `${site.domain} · ${texts.product}`;
  }, [site.domain]);

  function change(part: Partial<DashboardState>, options?: { replace?: boolean }) {
    navigate(address(formatState({ ...state, ...part }), 'traffic'), options);
  }
  const now = Date.now();
  const retry = () => void client.refetchQueries({ queryKey: ['stats', site.domain], type: 'active' });

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <h1 className="sr-only">{site.domain}</h1>
        <SectionTabs
          current="traffic"
          href={(section) => {
            const { period, custom, filters } = state;
            const kept = section === 'traffic' ? state : { ...DEFAULT_STATE, period, custom, filters };
            return address(formatState(kept), section);
          }}
        />
        <LiveVisitors site={site} />
        <FilterChips filters={state.filters} onChange={(filters) => change({ filters })} />
        <div className="ml-auto">
          <PeriodPicker
            state={state}
            span={rangesOf(state, site.timezone, now).span}
            today={localDate(now, site.timezone)}
            onChange={change}
          />
        </div>
      </div>
      {totals.error && totals.data && <StaleNotice error={totals.error} onRetry={retry} />}
      {totals.error && !totals.data ? (
        // One notice instead of one in every panel: they fail together.
        <section className="rounded-card border border-line bg-surface py-16 shadow-card">
          <ErrorNotice error={totals.error} onRetry={retry} />
        </section>
      ) : isSilent && hasEvents.data === false && 'script_url' in site ? (
        <EmptyState site={site} />
      ) : (
        <>
          <Hero site={site} state={state} onChange={change} />
          <div className="grid gap-4 sm:gap-5 md:grid-cols-2 3xl:grid-cols-4">
            {PANELS.map((config) => (
              <Panel
                key={config.id}
                config={config}
                site={site}
                state={state}
                visitors={visitors}
                onChange={change}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
