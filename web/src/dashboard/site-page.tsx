import { lazy, Suspense } from 'react';
import type { ReadableSite, Site } from '../api/sites.ts';
import { Skeleton } from '../components/skeleton.tsx';
import type { Section } from '../router.ts';
import { DashboardPage } from './dashboard-page.tsx';

const PerformancePage = lazy(async () => {
  const { PerformancePage: page } = await import('../performance/performance-page.tsx');
  return { default: page };
});

/** The section of a site's dashboard that its address names. */
export function SitePage(props: {
  /** With its script, where the reader may set it up. */
  site: Site | ReadableSite;
  section: Section;
  /** The address of a section with this query part. */
  address: (search: string, section: Section) => string;
}) {
  const { site, section, address } = props;
  if (section === 'traffic') return <DashboardPage site={site} address={address} />;
  return (
    <Suspense fallback={<Skeleton className="mt-14 h-96 w-full rounded-card" />}>
      <PerformancePage site={site} address={address} />
    </Suspense>
  );
}
