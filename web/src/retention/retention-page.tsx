import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askRetention } from '../api/flows.ts';
import { getGoals } from '../api/goals.ts';
import type { ApiFilter } from '../api/query.ts';
import { siteName } from '../api/sites.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { PageBar } from '../dashboard/page-bar.tsx';
import { askedOf } from '../dashboard/questions.ts';
import { format } from '../format/format.ts';
import { navigate, useLocation } from '../router.ts';
import type { SectionProps } from '../routes.tsx';
import { formatState } from '../state/dashboard-state.ts';
import { apiFilters } from '../state/filter.ts';
import {
  formatRetention,
  parseRetention,
  RETENTION_INTERVALS,
  type RetentionState,
} from '../state/flow-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { flowTexts } from '../texts/flows-en.ts';
import { CohortTable } from './cohort-table.tsx';

const texts = flowTexts.retention;

/** Which visitors came back. What is asked is in the URL. */
export function RetentionPage({ site, address }: SectionProps) {
  const { search } = useLocation();
  const state = parseRetention(search);
  const { base, interval, start, back } = state;
  const { period, custom, filters } = base;
  const query = useQuery({
    queryKey: ['retention', site.domain, { period, custom, filters, interval, start, back }],
    queryFn: ({ signal }) =>
      askRetention(
        {
          site_id: site.domain,
          date_range: askedOf(site.domain, base, false).range,
          filters: apiFilters(filters),
          interval,
          ...(start !== null && { start: ofGoal(start) }),
          ...(back !== null && { return: ofGoal(back) }),
        },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const { data: goals = [] } = useQuery({
    queryKey: ['goals', site.domain],
    queryFn: ({ signal }) => getGoals(site.domain, signal),
    staleTime: 60_000,
    enabled: 'script_url' in site,
  });

  const name = siteName(site);
  useEffect(() => {
    document.title = `${texts.title(name)} · ${appTexts.product}`;
  }, [name]);

  function change(part: Partial<RetentionState>) {
    navigate(address(formatRetention({ ...state, ...part }), 'retention'));
  }
  const names = goals.map(({ display_name }) => display_name);
  const named = query.data?.meta.named_visitors ?? 0;

  return (
    <div className="flex flex-col gap-4 sm:gap-5">
      <h1 className="sr-only">{texts.title(name)}</h1>
      <PageBar
        site={site}
        section="retention"
        state={base}
        isReady={query.isSuccess}
        href={(section) =>
          address(section === 'retention' ? formatRetention(state) : formatState(base), section)
        }
        onChange={(part) => change({ base: { ...base, ...part } })}
      />
      <section
        aria-label={texts.title(name)}
        aria-busy={query.isPlaceholderData}
        className="rounded-card border border-line bg-surface p-4 shadow-card sm:p-5"
      >
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <p className="mr-auto max-w-prose text-ink-soft">{texts.lead}</p>
          <Segmented
            label={texts.interval}
            names={RETENTION_INTERVALS}
            chosen={interval}
            text={(name) => texts.intervals[name]}
            onChoose={(name) => change({ interval: name })}
          />
          <GoalSelect
            label={texts.start}
            names={names}
            value={start}
            onChange={(name) => change({ start: name })}
          />
          <GoalSelect
            label={texts.back}
            names={names}
            value={back}
            onChange={(name) => change({ back: name })}
          />
        </div>
        <div className={`pt-5 transition-[filter] ${query.isPlaceholderData ? 'grayscale' : ''}`}>
          {query.data ? (
            named === 0 ? (
              <div className="grid min-h-64 place-content-center gap-2 text-center text-balance">
                <p className="font-semibold">{texts.none}</p>
                <p className="max-w-prose text-ink-soft">{texts.onlyNamed}</p>
                <p className="max-w-prose text-ink-faint">{texts.how}</p>
              </div>
            ) : (
              <CohortTable cohorts={query.data.cohorts} interval={interval} />
            )
          ) : query.error ? (
            <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton className="h-72 w-full" />
          )}
        </div>
        {named > 0 && (
          <p className="pt-3 text-xs text-ink-faint">
            {texts.onlyNamed} {query.data && format.whole(query.data.meta.anonymous_visitors)}
          </p>
        )}
      </section>
    </div>
  );
}

function ofGoal(name: string): ApiFilter {
  return ['is', 'event:goal', [name]];
}

function GoalSelect(props: {
  label: string;
  names: string[];
  value: string | null;
  onChange: (name: string | null) => void;
}) {
  const { names, value } = props;
  return (
    <label className="text-xs text-ink-faint">
      {props.label}
      <select
        value={value ?? ''}
        onChange={(event) => props.onChange(event.target.value || null)}
        className="mt-1 block h-9 max-w-44 rounded-lg border border-line-strong bg-surface px-2 text-base text-ink sm:text-sm"
      >
        <option value="">{texts.anyVisit}</option>
        {[...new Set([...names, ...(value === null ? [] : [value])])].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
