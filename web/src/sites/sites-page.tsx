import { useEffect } from 'react';
import { localDate } from '../../../core/zoned-time.ts';
import type { Site } from '../api/sites.ts';
import { ChangeBadge } from '../components/change-badge.tsx';
import { Search } from '../components/icons.tsx';
import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { PeriodPicker } from '../dashboard/period-picker.tsx';
import { format } from '../format/format.ts';
import { rangesOf } from '../period/date-range.ts';
import { addresses, navigate, useLocation } from '../router.ts';
import { DEFAULT_STATE, formatState } from '../state/dashboard-state.ts';
import { formatSites, MAX_COMPARED, parseSites, SITE_SORTS, type SitesState } from '../state/sites-state.ts';
import { LockedGuest } from '../team/locked-guest.tsx';
import { useAccounts, useCanAddSites } from '../team/use-accounts.ts';
import { texts as appTexts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { sitesTexts as texts } from '../texts/sites-en.ts';
import { CompareChart } from './compare-chart.tsx';
import { SiteCard } from './site-card.tsx';
import { arrange, type SiteRow, sumOf } from './sites-data.ts';
import { intervalOf, useSitesNumbers } from './use-sites-numbers.ts';

/** Every site with its numbers: to find, sort, group, add up, and lay over each other. What it shows is in the URL. */
export function SitesPage({ sites }: { sites: Site[] }) {
  const { search } = useLocation();
  const state = parseSites(search);
  const rows = useSitesNumbers(sites, state);
  const canAdd = useCanAddSites();

  useEffect(() => {
    document.title = `${appTexts.sites.title} · ${appTexts.product}`;
  }, []);
  if (sites.length === 0) return <NoSites />;

  // The reader's own clock: sites may be in several zones.
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = (part: Partial<SitesState>, options?: { replace?: boolean }) =>
    navigate(addresses.sites + formatSites({ ...state, ...part }), options);
  const { period, custom, compared } = state;
  const siteSearch = formatState({ ...DEFAULT_STATE, period, custom });
  const together = rows.filter(({ site }) => compared.includes(site.domain));

  function toggle(domain: string) {
    const rest = compared.filter((one) => one !== domain);
    change({ compared: rest.length < compared.length ? rest : [...compared, domain] }, { replace: true });
  }

  return (
    <>
      <div className="mt-2 mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">{appTexts.sites.title}</h1>
        {canAdd && (
          <Link href={addresses.newSite} className={buttonClass}>
            {appTexts.sites.add}
          </Link>
        )}
        <PeriodPicker
          state={state}
          span={rangesOf(state, timezone, Date.now()).span}
          today={localDate(Date.now(), timezone)}
          onChange={(part) => change(part)}
        />
      </div>
      {sites.length > 1 && (
        <>
          <Together rows={rows} />
          <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <label className="flex min-w-40 grow items-center gap-2 rounded-lg border border-line-strong bg-surface px-2.5 text-ink-faint outline-offset-2 outline-accent has-focus-visible:outline-2 sm:max-w-72">
              <Search />
              <input
                type="search"
                aria-label={texts.search}
                placeholder={texts.search}
                value={state.search}
                onChange={(event) => change({ search: event.target.value }, { replace: true })}
                className="h-9 w-full min-w-0 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint sm:text-sm"
              />
            </label>
            <Segmented
              label={texts.sort}
              names={SITE_SORTS}
              chosen={state.sort}
              text={(name) => texts.sorts[name]}
              onChoose={(sort) => change({ sort }, { replace: true })}
            />
            <label className="flex items-center gap-2 text-xs text-ink-soft">
              <input
                type="checkbox"
                checked={state.isGrouped}
                onChange={(event) => change({ isGrouped: event.target.checked }, { replace: true })}
                className="accent-(--color-accent)"
              />
              {texts.group}
            </label>
          </div>
        </>
      )}
      {together.length > 1 && <CompareChart rows={together} interval={intervalOf(state, timezone)} />}
      {arrange(rows, state).map(({ name, rows: members }) => (
        <section key={name} aria-label={name || appTexts.sites.title} className="mb-6">
          {name !== '' && <h2 className="mb-2 font-semibold text-ink-soft">{name}</h2>}
          {members.length === 0 && <p className="py-12 text-center text-ink-faint">{texts.none}</p>}
          <ul className="grid gap-4 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3 3xl:grid-cols-5">
            {members.map((row) => (
              <SiteCard
                key={row.site.site_id}
                row={row}
                href={addresses.site(row.site.domain, siteSearch)}
                isCompared={sites.length > 1 ? compared.includes(row.site.domain) : undefined}
                onCompare={
                  compared.includes(row.site.domain) || compared.length < MAX_COMPARED
                    ? () => toggle(row.site.domain)
                    : undefined
                }
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What all sites come to. */
function Together({ rows }: { rows: SiteRow[] }) {
  const sum = sumOf(rows);
  const numbers = [
    { metric: 'visitors', now: sum.visitors, before: sum.before },
    { metric: 'pageviews', now: sum.pageviews, before: sum.pageviewsBefore },
  ] as const;
  return (
    <section
      aria-label={texts.all(rows.length)}
      className="mb-4 flex flex-wrap items-center gap-x-10 gap-y-3 rounded-card border border-line bg-surface px-5 py-4 shadow-card"
    >
      <p className="mr-auto text-ink-soft">{texts.all(rows.length)}</p>
      {numbers.map(({ metric, now, before }) => (
        <p key={metric} className="flex items-baseline gap-2" title={metricTexts[metric].is}>
          {sum.isWhole ? (
            <>
              <span className="text-xl font-semibold tracking-tight tabular-nums">{format.short(now)}</span>
              <span className="text-ink-faint">{metricTexts[metric].name}</span>
              <ChangeBadge metric={metric} now={now} before={before} />
            </>
          ) : (
            <Skeleton className="h-7 w-32" />
          )}
        </p>
      ))}
    </section>
  );
}

/** Nothing to show: a way on, or what is in the way. */
function NoSites() {
  const { accounts, chosen, isPending } = useAccounts();
  const canAdd = useCanAddSites();
  const isLocked = (chosen ? [chosen] : accounts).some((account) => account.needs_two_factor);
  if (isPending) return null;
  return (
    <section className="mx-auto mt-12 max-w-lg rounded-card border border-line bg-surface p-8 text-center shadow-card">
      <h1 className="text-lg font-semibold tracking-tight">{appTexts.sites.none}</h1>
      <p className="mt-1.5 mb-4 text-ink-soft">
        {canAdd ? appTexts.sites.noneLead : isLocked ? texts.locked : texts.noneForYou}
      </p>
      {(canAdd || isLocked) && (
        <Link href={canAdd ? addresses.newSite : addresses.security} className={buttonClass}>
          {canAdd ? appTexts.sites.add : texts.unlock}
        </Link>
      )}
      {!isLocked && (
        <div className="mt-4 flex flex-col items-center gap-4 empty:hidden">
          <LockedGuest />
        </div>
      )}
    </section>
  );
}
