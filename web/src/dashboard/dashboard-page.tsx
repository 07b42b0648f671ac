import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { localDate } from '../../../core/zoned-time.ts';
import { siteName } from '../api/sites.ts';
import { ErrorNotice, StaleNotice } from '../components/notice.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { LIST_KEYS } from '../palette/keys.ts';
import { rangesOf } from '../period/date-range.ts';
import { navigate, useLocation } from '../router.ts';
import type { SectionProps } from '../routes.tsx';
import { type DashboardState, formatState, parseState, sharedState } from '../state/dashboard-state.ts';
import { headlineMetrics } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { ComparePicker } from './compare-picker.tsx';
import { EmptyState } from './empty-state.tsx';
import { Hero } from './hero.tsx';
import { LiveVisitors } from './live-visitors.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { PageBar } from './page-bar.tsx';
import { Panel } from './panel.tsx';
import { PANELS } from './panels.ts';
import { useHasEvents, useTotals } from './use-stats.ts';

const DetailsDialog = lazy(async () => ({
  default: (await import('../details/details-dialog.tsx')).DetailsDialog,
}));

/** The page of one site. What it shows is in the URL. */
export function DashboardPage({ site, address }: SectionProps) {
  const { search } = useLocation();
  const state = parseState(search);
  const client = useQueryClient();
  const totals = useTotals(site, state);
  const visitors = totals.data?.values.visitors ?? null;
  const isSilent = visitors === 0 && state.filters.length === 0 && !totals.isPlaceholderData;
  const hasEvents = useHasEvents(site, isSilent);

  const name = siteName(site);
  useEffect(() => {
    document.title = `${name} · ${texts.product}`;
  }, [name]);

  function change(part: Partial<DashboardState>, options?: { replace?: boolean }) {
    navigate(address(formatState({ ...state, ...part }), 'traffic'), options);
  }
  useShortcuts({
    ...Object.fromEntries(
      headlineMetrics(state.filters).map((metric, index) => [
        String(index + 1),
        () => change({ metric }, { replace: true }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(LIST_KEYS).map(([key, detail]) => [`o ${key}`, () => change({ detail })]),
    ),
  });
  const now = Date.now();
  const retry = () => void client.refetchQueries({ queryKey: ['stats', site.domain], type: 'active' });
  const panelProps = { site, state, visitors, onChange: change };

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{name}</h1>
      <PageBar
        site={site}
        section="traffic"
        state={state}
        isReady={totals.isSuccess}
        href={(section) => address(formatState(section === 'traffic' ? state : sharedState(state)), section)}
        onChange={change}
        lead={<LiveVisitors site={site} isReady={totals.isSuccess} href={address('', 'live')} />}
      >
        <ComparePicker
          state={state}
          span={rangesOf(state, site.timezone, now).span}
          today={localDate(now, site.timezone)}
          onChange={change}
        />
      </PageBar>
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
              <Panel key={config.id} config={config} {...panelProps} />
            ))}
            <OutcomesPanel {...panelProps} />
          </div>
        </>
      )}
      <Suspense fallback={null}>
        {state.detail !== null && (
          <DetailsDialog
            key={state.detail}
            site={site}
            state={state}
            dimension={state.detail}
            onChange={change}
          />
        )}
      </Suspense>
    </div>
  );
}
