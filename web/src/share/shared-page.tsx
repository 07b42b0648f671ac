import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { getSharedSite } from '../api/sites.ts';
import { ThemeSwitch } from '../components/header.tsx';
import { Logo } from '../components/icons.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses, sectionOfPath, useLocation } from '../router.ts';
import { SECTION_PAGES } from '../routes.tsx';
import { texts } from '../texts/en.ts';

/** A site's dashboard for whoever has its address, signed in or not. */
export function SharedPage({ link }: { link: string }) {
  const { path } = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: ['shared-site', link],
    queryFn: ({ signal }) => getSharedSite(signal),
    staleTime: 60_000,
  });
  const SectionPage = SECTION_PAGES[sectionOfPath(path) ?? 'traffic'];

  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6 3xl:max-w-[112rem]">
      <header className="flex h-14 items-center gap-2 sm:h-16">
        <Logo />
        <span className="truncate text-base font-semibold tracking-tight">
          {data?.domain ?? texts.product}
        </span>
        <div className="ml-auto flex shrink-0 items-center gap-2">
          <span className="text-ink-faint max-sm:hidden">{texts.shared.readOnly}</span>
          <ThemeSwitch />
        </div>
      </header>
      <main>
        {data ? (
          <Suspense fallback={<Skeleton className="h-96 w-full rounded-card" />}>
            <SectionPage
              site={data}
              address={(search, section) => addresses.shared(data.domain, link, search, section)}
            />
          </Suspense>
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-96 w-full rounded-card" />
        )}
      </main>
    </div>
  );
}
