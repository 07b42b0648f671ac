import { type ReactNode, useEffect } from 'react';
import type { Me } from '../api/auth.ts';
import { Link } from '../components/link.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { texts as appTexts } from '../texts/en.ts';
import { securityTexts as texts } from '../texts/security-en.ts';
import { ACCOUNT_PAGES, useAccountPages } from './account-pages.ts';
import { useMe } from './use-me.ts';

/** One of the pages of whoever is signed in, beside the list of them; what needs to know who that is waits for it. */
export function AccountFrame({
  href,
  children,
}: {
  href: string;
  children: ReactNode | ((me: Me) => ReactNode);
}) {
  const { data: me, error, refetch } = useMe();
  const pages = useAccountPages();
  const title = ACCOUNT_PAGES.find((page) => page.href === href)?.text ?? texts.nav;
  useEffect(() => {
    document.title = `${title} · ${appTexts.product}`;
  }, [title]);
  return (
    <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h1 className="mb-2 text-lg font-semibold tracking-tight">{title}</h1>
        <nav aria-label={texts.nav} className="flex flex-wrap gap-1 lg:flex-col">
          {pages.map((page) => (
            <Link
              key={page.href}
              href={page.href}
              aria-current={page.href === href ? 'page' : undefined}
              className="rounded-lg px-2.5 py-1.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
            >
              {page.text}
            </Link>
          ))}
        </nav>
      </div>
      <div className="flex min-w-0 max-w-3xl flex-col gap-4">
        {typeof children !== 'function' ? (
          children
        ) : me ? (
          children(me)
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-96 w-full rounded-card" />
        )}
      </div>
    </div>
  );
}
