import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ReadableSite, type Site, siteName } from '../api/sites.ts';
import { ErrorNotice, StaleNotice } from '../components/notice.tsx';
import { Segmented } from '../components/segmented.tsx';
import { PageBar } from '../dashboard/page-bar.tsx';
import { useHappened } from '../dashboard/use-happened.ts';
import { rangesOf } from '../period/date-range.ts';
import { chooseInterval } from '../period/interval.ts';
import type { Span } from '../period/period.ts';
import { navigate, type Section, useLocation } from '../router.ts';
import { DEFAULT_STATE, formatState } from '../state/dashboard-state.ts';
import { trafficFilters, withFilter } from '../state/filter.ts';
import {
  formatPerformance,
  PERCENTILES,
  type PerformanceState,
  parsePerformance,
  TOPICS,
  withNavigation,
} from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';
import { BudgetsPanel } from './budgets-panel.tsx';
import { Quiet } from './card.tsx';
import { NotMeasured } from './not-measured.tsx';
import { Panels } from './panels.tsx';
import { TopicPage } from './topic-page.tsx';
import { TopicTabs } from './topic-tabs.tsx';
import { useCohort, useDeployEffect, useLists, useOverview, useVital } from './use-performance.ts';
import { VitalsHero } from './vitals-hero.tsx';

const KINDS = ['loads', 'soft-navigation', 'back-forward-cache'] as const;

/** How fast the pages of one site are. What it shows is in the URL. */
export function PerformancePage({
  site,
  address,
}: {
  /** With its script, where the reader may set it up. */
  site: Site | ReadableSite;
  address: (search: string, section: Section) => string;
}) {
  const { search } = useLocation();
  const state = parsePerformance(search);
  const client = useQueryClient();
  const now = Date.now();
  const overview = useOverview(site, state);
  const answered = overview.isPlaceholderData ? undefined : overview.data?.parts.vitals.range;
  const span = rangesOf(state, site.timezone, now).span ?? spanOfAnswer(answered);
  const interval = span && chooseInterval(state.interval, span);
  const { topic } = state;
  const isOfVital = topic === 'overview' || topic === 'outcome';
  const vital = useVital(site, state, isOfVital ? interval : null);
  const lists = useLists(site, state, topic === 'overview');
  const cohort = useCohort(site, state, overview.data);
  const happened = useHappened(site, overview.isSuccess);
  const chosen = state.deploy ?? happened.deploys?.at(-1)?.id;
  const effect = useDeployEffect(site, chosen);

  const name = siteName(site);
  const title = topic === 'overview' ? texts.title(name) : texts.topic(appTexts.topics[topic], name);
  useEffect(() => {
    document.title = `${title} · ${appTexts.product}`;
  }, [title]);

  function change(part: Partial<PerformanceState>, options?: { replace?: boolean }) {
    navigate(address(formatPerformance({ ...state, ...part }), 'performance'), options);
  }
  const { period, custom, filters } = state;
  const traffic = formatState({ ...DEFAULT_STATE, period, custom, filters: trafficFilters(filters) });
  const kind = filters.find(({ dimension }) => dimension === 'navigation')?.values[0] ?? 'loads';
  const retry = () => void client.refetchQueries({ queryKey: ['performance', site.domain], type: 'active' });
  const error = overview.error ?? vital.error ?? lists.error;
  const hasData = overview.data !== undefined && (vital.data !== undefined || !isOfVital);
  const views = overview.data?.parts.kinds.rows.length;
  const isSilent = views === 0 && !overview.isPlaceholderData;
  const shown = {
    state,
    overview: { answer: overview.data, isOld: overview.isPlaceholderData },
    vital: { answer: vital.data, isOld: vital.isPlaceholderData },
    // Readers of a shared link are told of no releases.
    releases: happened.deploys && {
      deploys: happened.deploys,
      chosen,
      effect: effect.data,
      isOld: effect.isPlaceholderData,
    },
    onChange: change,
  };

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{title}</h1>
      <PageBar
        site={site}
        section="performance"
        state={{ ...DEFAULT_STATE, period, custom, filters }}
        isReady={overview.isSuccess}
        span={span}
        href={(section) => address(section === 'performance' ? formatPerformance(state) : traffic, section)}
        onChange={change}
      />
      <div className="-mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <TopicTabs
          topics={'script_url' in site ? TOPICS : TOPICS.filter((name) => name !== 'releases')}
          current={topic}
          href={(topic) => address(formatPerformance({ ...state, topic }), 'performance')}
        />
        {topic === 'overview' && (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
            <Segmented
              label={texts.kinds.choose}
              names={KINDS}
              chosen={KINDS.find((name) => name === kind) ?? null}
              text={(name) => texts.kinds[name]}
              onChoose={(name) =>
                change({ filters: withNavigation(filters, name === 'loads' ? null : name) })
              }
            />
            <Segmented
              label={texts.percentile.choose}
              names={PERCENTILES}
              chosen={state.percentile}
              text={(name) => name}
              onChoose={(percentile) => change({ percentile }, { replace: true })}
            />
          </div>
        )}
      </div>
      {error && hasData && <StaleNotice error={error} onRetry={retry} />}
      {error && !hasData ? (
        // One notice instead of one in every panel: they fail together.
        <section className="rounded-card border border-line bg-surface py-16 shadow-card">
          <ErrorNotice error={error} onRetry={retry} />
        </section>
      ) : isSilent && filters.length === 0 && 'script_url' in site ? (
        <NotMeasured site={site} />
      ) : isSilent ? (
        <section className="rounded-card border border-line bg-surface shadow-card">
          <Quiet>{filters.length > 0 ? texts.filtered : texts.empty.title}</Quiet>
        </section>
      ) : topic !== 'overview' ? (
        <TopicPage site={site} {...shown} />
      ) : (
        <>
          <VitalsHero
            state={state}
            timezone={site.timezone}
            vitals={overview.data?.parts.vitals}
            shown={overview.data?.percentile ?? state.percentile}
            comparison={overview.data?.comparison ?? 'none'}
            answer={vital.data}
            happened={happened.all}
            span={span}
            interval={interval}
            isOld={overview.isPlaceholderData || vital.isPlaceholderData}
            onChange={change}
          />
          <Panels
            {...shown}
            cohort={cohort.data}
            lists={{ answer: lists.data, isOld: lists.isPlaceholderData }}
            onFilter={(dimension, value) => change({ filters: withFilter(filters, dimension, value) })}
          />
          {'script_url' in site && <BudgetsPanel site={site} vital={state.vital} />}
        </>
      )}
    </div>
  );
}

/** Of all time only the server knows the first date. */
function spanOfAnswer(range: [string, string] | undefined): Span | null {
  return range ? { from: range[0].slice(0, 10), to: range[1].slice(0, 10) } : null;
}
