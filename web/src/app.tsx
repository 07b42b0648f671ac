import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Header } from './components/header.tsx';
import { Link } from './components/link.tsx';
import { buttonClass, ErrorNotice } from './components/notice.tsx';
import { OfflineNotice } from './components/offline-notice.tsx';
import { Skeleton } from './components/skeleton.tsx';
import { useArrivalFocus } from './components/use-arrival-focus.ts';
import { PaletteHost } from './palette/palette-host.tsx';
import { addresses, linkOfUrl, navigate, sectionOfPath, siteOfPath, useLocation } from './router.ts';
import { findRoute, MEMBER_ROUTES, OPEN_ROUTES, OWNER_ROUTES, SECTION_PAGES } from './routes.tsx';
import { SharedPage } from './share/shared-page.tsx';
import { sitesQuery, useSite, useSites } from './sites/use-site.ts';
import { ClosedNotice } from './sso/closed-notice.tsx';
import { AccountSwitcher } from './team/account-switcher.tsx';
import { LockedGuest } from './team/locked-guest.tsx';
import { sitesOf, useAccounts, useCanAddSites } from './team/use-accounts.ts';
import { texts } from './texts/en.ts';
import { ViewBanner } from './view/view-banner.tsx';

const DeletionsBanner = lazy(async () => ({
  default: (await import('./deletion/deletions-banner.tsx')).DeletionsBanner,
}));

/** How long after the first view what only menus need is asked for. */
const AFTER_VIEW_MS = 2_000;

/** Which page an address shows; routes.tsx is the list. */
export function App() {
  const { path, search } = useLocation();
  const link = linkOfUrl(path, search);
  if (link !== null) return <SharedPage key={link} link={link} />;
  const open = findRoute(OPEN_ROUTES, path);
  if (!open) return <SignedIn path={path} />;
  return (
    <Suspense fallback={null}>
      <open.Page key={path} params={open.params} />
    </Suspense>
  );
}

function SignedIn({ path }: { path: string }) {
  const { accounts, chosen } = useAccounts();
  const main = useArrivalFocus(path);
  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6 3xl:max-w-[112rem]">
      <ViewBanner />
      <Header current={siteOfPath(path)}>
        <AccountSwitcher />
        <PaletteHost />
      </Header>
      <OfflineNotice />
      <main ref={main} tabIndex={-1} className="outline-none">
        <ClosedNotice accounts={chosen ? [chosen] : accounts} />
        <Suspense fallback={<PageSkeleton />}>
          <MemberPage path={path} />
        </Suspense>
      </main>
    </div>
  );
}

function MemberPage({ path }: { path: string }) {
  const isListed = path === addresses.home || findRoute(MEMBER_ROUTES, path) !== null;
  if (isListed) return <PageOfSites path={path} />;
  const domain = siteOfPath(path);
  if (domain === null) return <NotHere text={texts.errors.noPage} />;
  return <SitePage path={path} domain={domain} />;
}

/** Pages about all sites of the chosen account, and the way to one that is no page itself. */
function PageOfSites({ path }: { path: string }) {
  const { data: sites, error, refetch } = useSites();
  const own = useAccounts();
  const { isPending } = own;
  const canAdd = useCanAddSites();

  useEffect(() => {
    if (path !== addresses.home || !sites || isPending) return;
    const [only, another] = sites;
    const first = canAdd ? addresses.newSite : addresses.sites;
    navigate(another ? addresses.sites : only ? addresses.site(only.domain) : first, { replace: true });
  }, [path, sites, isPending, canAdd]);

  if (!sites) return <Waiting error={error} onRetry={() => void refetch()} />;
  const member = findRoute(MEMBER_ROUTES, path);
  if (!member) return null;
  return (
    <>
      <DeletionsBanner />
      <member.Page sites={sitesOf(sites, own)} params={member.params} />
    </>
  );
}

function SitePage({ path, domain }: { path: string; domain: string }) {
  const client = useQueryClient();
  const { data: site, error, refetch } = useSite(domain);
  // Whose guest she is, and what menus list: when the numbers are there, and the page has nothing to do.
  useEffect(() => {
    if (!site) return;
    const timer = window.setTimeout(() => void client.prefetchQuery(sitesQuery), AFTER_VIEW_MS);
    return () => window.clearTimeout(timer);
  }, [site, client]);
  if (site === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  if (site === null) {
    return (
      <NotHere text={texts.errors.noSite(domain)}>
        <LockedGuest />
      </NotHere>
    );
  }
  const owner = findRoute(OWNER_ROUTES, path);
  if (owner) return <owner.Page key={site.domain} site={site} params={owner.params} />;
  const section = sectionOfPath(path);
  if (!section) return <NotHere text={texts.errors.noPage} />;
  const SectionPage = SECTION_PAGES[section];
  return (
    <SectionPage
      key={site.domain}
      site={site}
      address={(search, other) => addresses.site(site.domain, search, other)}
    />
  );
}

function Waiting({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (!error) return <PageSkeleton />;
  return (
    <>
      <WaitedFor />
      <ErrorNotice error={error} onRetry={onRetry} />
    </>
  );
}

/** What is waited for, to who does not see the page. */
function WaitedFor() {
  return <h1 className="sr-only">{siteOfPath(window.location.pathname) ?? document.title}</h1>;
}

function PageSkeleton() {
  return (
    <div className="pt-14">
      <WaitedFor />
      <Skeleton className="h-96 w-full rounded-card" />
    </div>
  );
}

function NotHere({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 py-20 text-center">
      <p className="text-ink-soft wrap-anywhere">{text}</p>
      {children}
      <Link href={addresses.sites} className={buttonClass}>
        {texts.errors.toSites}
      </Link>
    </div>
  );
}
