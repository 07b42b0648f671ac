import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { Site } from './api/sites.ts';
import { markMember } from './auth/member-mark.ts';
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
import { ClosedNotice } from './sso/closed-notice.tsx';
import { AccountSwitcher } from './team/account-switcher.tsx';
import { LockedGuest } from './team/locked-guest.tsx';
import { sitesOf, useAccounts, useCanAddSites, useSites } from './team/use-accounts.ts';
import { texts } from './texts/en.ts';
import { ViewBanner } from './view/view-banner.tsx';

const DeletionsBanner = lazy(async () => ({
  default: (await import('./deletion/deletions-banner.tsx')).DeletionsBanner,
}));

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
  const { data: sites, error, refetch } = useSites();
  const own = useAccounts();
  const { accounts, chosen, isPending } = own;
  const canAdd = useCanAddSites();
  const main = useArrivalFocus(path);

  useEffect(() => {
    if (sites) markMember(true);
  }, [sites]);

  const shown = sites && sitesOf(sites, own);

  useEffect(() => {
    if (path !== addresses.home || !sites || isPending) return;
    const [only, another] = sites;
    const first = canAdd ? addresses.newSite : addresses.sites;
    navigate(another ? addresses.sites : only ? addresses.site(only.domain) : first, { replace: true });
  }, [path, sites, isPending, canAdd]);

  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6 3xl:max-w-[112rem]">
      <ViewBanner />
      <Header sites={shown} current={siteOfPath(path)}>
        <AccountSwitcher />
        <PaletteHost sites={sites ?? []} />
      </Header>
      <OfflineNotice />
      <main ref={main} tabIndex={-1} className="outline-none">
        <ClosedNotice accounts={chosen ? [chosen] : accounts} />
        {sites ? (
          <Suspense fallback={<PageSkeleton />}>
            <MemberPage path={path} sites={sites} shown={shown ?? sites} />
          </Suspense>
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <PageSkeleton />
        )}
      </main>
    </div>
  );
}

/** `shown` are the sites of the chosen account; an address leads to any. */
function MemberPage({ path, sites, shown }: { path: string; sites: Site[]; shown: Site[] }) {
  if (path === addresses.home) return null;
  const member = findRoute(MEMBER_ROUTES, path);
  if (member) {
    return (
      <>
        <DeletionsBanner />
        <member.Page sites={shown} params={member.params} />
      </>
    );
  }

  const domain = siteOfPath(path);
  const site = sites.find((one) => one.domain === domain);
  if (!site) {
    return domain === null ? (
      <NotHere text={texts.errors.noPage} />
    ) : (
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

function PageSkeleton() {
  return (
    <div className="pt-14">
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
