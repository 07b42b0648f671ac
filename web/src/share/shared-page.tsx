import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { ApiError } from '../api/client.ts';
import { getSharedSite } from '../api/sites.ts';
import { ThemeSwitch } from '../components/header.tsx';
import { Logo } from '../components/icons.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { OfflineNotice } from '../components/offline-notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { loadView } from '../first-view/load-view.ts';
import { addresses, placeOfPath, sectionOfPath, useLocation } from '../router.ts';
import { SECTION_PAGES } from '../routes.tsx';
import { texts } from '../texts/en.ts';
import { PasswordForm } from './password-form.tsx';
import { keepProof } from './proof.ts';

/** A site's dashboard for whoever has its address, signed in or not. */
export function SharedPage({ link }: { link: string }) {
  const { path } = useLocation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['shared-site', link],
    // Of a dashboard the site comes with all it shows; after that the site alone is asked for.
    queryFn: async ({ signal }) => {
      const isFirst = client.getQueryData(['shared-site', link]) === undefined;
      return (isFirst ? await loadView(client, window.location) : null) ?? (await getSharedSite(signal));
    },
    staleTime: 60_000,
  });
  const place = placeOfPath(path);
  const isLocked = error instanceof ApiError && error.code === 'link_locked';
  const SectionPage = SECTION_PAGES[sectionOfPath(path) ?? 'traffic'];

  return (
    <div className="mx-auto max-w-7xl px-4 pb-16 sm:px-6 3xl:max-w-[112rem]">
      {place === 'share' && (
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
      )}
      <OfflineNotice />
      <main className={place === 'embed' ? 'pt-4' : ''}>
        {data ? (
          <Suspense fallback={<Skeleton className="h-96 w-full rounded-card" />}>
            <SectionPage
              site={data}
              address={(search, section) => addresses.shared(data.domain, link, search, section, place)}
            />
          </Suspense>
        ) : isLocked ? (
          <PasswordForm
            onOpen={(proof) => {
              keepProof(link, proof);
              void refetch();
            }}
          />
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-96 w-full rounded-card" />
        )}
      </main>
    </div>
  );
}
