import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getSites } from './api/sites.ts';
import { SignInPage } from './auth/sign-in-page.tsx';
import { Header } from './components/header.tsx';
import { Link } from './components/link.tsx';
import { buttonClass, ErrorNotice } from './components/notice.tsx';
import { Skeleton } from './components/skeleton.tsx';
import { SitePage } from './dashboard/site-page.tsx';
import { addresses, linkOfUrl, navigate, sectionOfPath, siteOfPath, useLocation } from './router.ts';
import { SharedPage } from './share/shared-page.tsx';
import { SitesPage } from './sites/sites-page.tsx';
import { texts } from './texts/en.ts';

/** Which page an address shows. */
export function App() {
  const { path, search } = useLocation();
  const link = linkOfUrl(path, search);
  if (link !== null) return <SharedPage key={link} link={link} />;
  return path === addresses.signIn ? <SignInPage /> : <SignedIn path={path} />;
}

function SignedIn({ path }: { path: string }) {
  const {
    data: sites,
    error,
    refetch,
  } = useQuery({
    queryKey: ['sites'],
    queryFn: ({ signal }) => getSites(signal),
    staleTime: 60_000,
  });
  const domain = siteOfPath(path);
  const site = sites?.find((one) => one.domain === domain);

  useEffect(() => {
    if (path !== addresses.home || !sites) return;
    const [only, another] = sites;
    navigate(only && !another ? addresses.site(only.domain) : addresses.sites, { replace: true });
  }, [path, sites]);

  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6 3xl:max-w-[112rem]">
      <Header sites={sites} current={domain} />
      <main>
        {!sites ? (
          error ? (
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          ) : (
            <div className="pt-14">
              <Skeleton className="h-96 w-full rounded-card" />
            </div>
          )
        ) : site ? (
          <SitePage
            key={site.domain}
            site={site}
            section={sectionOfPath(path)}
            address={(search, section) => addresses.site(site.domain, search, section)}
          />
        ) : path === addresses.sites ? (
          <SitesPage sites={sites} />
        ) : path === addresses.home ? null : (
          <NotHere domain={domain} />
        )}
      </main>
    </div>
  );
}

function NotHere({ domain }: { domain: string | null }) {
  return (
    <div className="flex flex-col items-center gap-4 py-20 text-center">
      <p className="text-ink-soft wrap-anywhere">
        {domain === null ? texts.errors.noPage : texts.errors.noSite(domain)}
      </p>
      <Link href={addresses.sites} className={buttonClass}>
        {texts.errors.toSites}
      </Link>
    </div>
  );
}
