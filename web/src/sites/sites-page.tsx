import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { runQuery } from '../api/query.ts';
import type { Site } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { chartDataOf, seriesOf } from '../dashboard/chart-data.ts';
import { timeseriesBody, totalsBody } from '../dashboard/queries.ts';
import { askedNow } from '../dashboard/use-stats.ts';
import { format } from '../format/format.ts';
import { addresses } from '../router.ts';
import { DEFAULT_STATE } from '../state/dashboard-state.ts';
import { texts } from '../texts/en.ts';

/** Every site with its last 30 days. */
export function SitesPage({ sites }: { sites: Site[] }) {
  useEffect(() => {
    document.title = `${texts.sites.title} · ${texts.product}`;
  }, []);
  if (sites.length === 0) {
    return (
      <section className="mx-auto mt-12 max-w-lg rounded-card border border-line bg-surface p-8 text-center shadow-card">
        <h1 className="text-lg font-semibold tracking-tight">{texts.sites.none}</h1>
        <p className="mt-1.5 mb-4 text-ink-soft">{texts.sites.noneLead}</p>
        <Link href={addresses.newSite} className={buttonClass}>
          {texts.sites.add}
        </Link>
      </section>
    );
  }
  return (
    <>
      <div className="mt-2 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">{texts.sites.title}</h1>
        <Link href={addresses.newSite} className={buttonClass}>
          {texts.sites.add}
        </Link>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3 3xl:grid-cols-5">
        {sites.map((site) => (
          <SiteCard key={site.site_id} site={site} />
        ))}
      </ul>
    </>
  );
}

function SiteCard({ site }: { site: Site }) {
  const { data, error } = useQuery({
    queryKey: ['site-card', site.domain],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const asked = askedNow(site, DEFAULT_STATE, false);
      const [totals, series] = await Promise.all([
        runQuery({ ...totalsBody(asked), metrics: ['visitors'] }, signal),
        runQuery({ ...timeseriesBody(asked, 'day'), metrics: ['visitors'] }, signal),
      ]);
      const { values } = chartDataOf(seriesOf(series, ['visitors']), 'visitors', 'day', {
        timezone: site.timezone,
        now,
      });
      return { visitors: totals.results[0]?.metrics[0] ?? 0, values };
    },
    refetchInterval: 60_000,
  });
  return (
    <li className="min-w-0">
      <Link
        href={addresses.site(site.domain)}
        className="block rounded-card border border-line bg-surface p-5 shadow-card transition-colors hover:border-line-strong"
      >
        <span className="block truncate text-base font-semibold tracking-tight" title={site.domain}>
          {site.domain}
        </span>
        <span className="mt-4 block h-14">
          {data ? <Sparkline values={data.values} /> : error ? null : <Skeleton className="h-full w-full" />}
        </span>
        <span className="mt-4 flex items-baseline gap-1.5">
          {data ? (
            <>
              <span className="text-lg font-semibold tabular-nums">{format.short(data.visitors)}</span>
              <span className="text-ink-faint">{texts.sites.visitors30}</span>
            </>
          ) : (
            <span className="text-ink-faint">{error ? error.message : texts.loading}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
