import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getLive } from '../api/live.ts';
import { siteName } from '../api/sites.ts';
import { ErrorNotice, StaleNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { PageBar } from '../dashboard/page-bar.tsx';
import { format } from '../format/format.ts';
import { navigate, useLocation } from '../router.ts';
import type { SectionProps } from '../routes.tsx';
import { useFlag } from '../security/use-flag.ts';
import { type DashboardState, formatState, parseState, sharedState } from '../state/dashboard-state.ts';
import { withFilter } from '../state/filter.ts';
import { texts as appTexts } from '../texts/en.ts';
import { liveTexts as texts } from '../texts/live-en.ts';
import { EventStream } from './event-stream.tsx';
import { LiveList } from './live-list.tsx';
import { MinuteBars } from './minute-bars.tsx';

const POLL_MS = 2_500;

const LISTS = [
  { name: 'pages', dimension: 'page' },
  { name: 'countries', dimension: 'country' },
  { name: 'sources', dimension: 'source' },
  { name: 'devices', dimension: 'device' },
] as const;

/** Who is on a site now, where, and what they do. Asks every few seconds, and not while the tab is hidden. */
export function LivePage({ site, address }: SectionProps) {
  const { search } = useLocation();
  const state = parseState(search);
  const { filters } = state;
  const isOn = useFlag('live_view', 'account' in site ? site.account : null);
  const query = useQuery({
    queryKey: ['live-view', site.domain, filters],
    queryFn: ({ signal }) => getLive(site.domain, filters, signal),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    enabled: isOn,
  });
  const view = query.data;

  const name = siteName(site);
  useEffect(() => {
    document.title = `${texts.title(name)} · ${appTexts.product}`;
  }, [name]);

  function change(part: Partial<DashboardState>) {
    navigate(address(formatState({ ...state, ...part }), 'live'));
  }

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{texts.title(name)}</h1>
      <PageBar
        site={site}
        section="live"
        state={state}
        isReady={query.isSuccess}
        withoutPeriod
        href={(section) => address(formatState(sharedState(state)), section)}
        onChange={change}
      />
      {query.error && view && <StaleNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!isOn ? (
        <p role="status" className="py-16 text-center text-ink-soft">
          {texts.off}
        </p>
      ) : query.error && !view ? (
        <section className="rounded-card border border-line bg-surface py-16 shadow-card">
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </section>
      ) : (
        <div className="grid grid-cols-1 gap-4 sm:gap-5 lg:grid-cols-3">
          <section className="rounded-card border border-line bg-surface p-4 shadow-card sm:p-5 lg:col-span-3">
            <p className="flex items-baseline gap-2.5">
              <span
                aria-hidden="true"
                className="size-2.5 animate-breathe self-center rounded-full bg-live shadow-[0_0_0_0_var(--color-live)]"
              />
              <output className="text-3xl font-semibold tracking-tight tabular-nums">
                {view ? format.whole(view.visitors) : '–'}
              </output>
              <span className="text-ink-soft">{texts.now(view?.visitors ?? 0)}</span>
            </p>
            <div className="relative mt-4 h-32">
              {view ? <MinuteBars minutes={view.minutes} /> : <Skeleton className="size-full" />}
            </div>
          </section>
          <div className="grid grid-cols-1 content-start gap-4 sm:grid-cols-2 sm:gap-5 lg:col-span-2">
            {LISTS.map(({ name, dimension }) => (
              <LiveList
                key={name}
                title={texts[name]}
                dimension={dimension}
                rows={view?.[name]}
                onSelect={(value) => change({ filters: withFilter(filters, dimension, value) })}
              />
            ))}
          </div>
          <EventStream events={view?.events} timezone={site.timezone} />
        </div>
      )}
    </div>
  );
}
