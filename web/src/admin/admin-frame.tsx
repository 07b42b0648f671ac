import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { getModels } from '../api/admin.ts';
import { Link } from '../components/link.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { addresses } from '../router.ts';
import { adminTexts as texts } from '../texts/admin-en.ts';
import { announcementTexts } from '../texts/announcements-en.ts';
import { texts as appTexts } from '../texts/en.ts';

const linkClass =
  'block rounded-md px-2.5 py-1 whitespace-nowrap text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink';

/** What is no table. */
const PAGES = [
  { name: 'announcements', text: announcementTexts.title },
  { name: 'flags', text: texts.flags },
];

/** The tables, for all pages of the admin area. */
export function useModels() {
  return useQuery({
    queryKey: ['admin', 'models'],
    queryFn: ({ signal }) => getModels(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What stands around every page of the admin area. */
export function AdminFrame(props: { title: string; current?: string; children: ReactNode }) {
  const { title, current, children } = props;
  const { data: models, error, refetch } = useModels();
  useEffect(() => {
    document.title = `${title} · ${texts.title} · ${appTexts.product}`;
  }, [title]);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className="mt-2 flex flex-col gap-4 lg:flex-row lg:gap-8">
      <nav aria-label={texts.title} className="flex gap-1 overflow-x-auto lg:w-44 lg:shrink-0 lg:flex-col">
        <Link
          href={addresses.admin()}
          aria-current={current === undefined ? 'page' : undefined}
          className={linkClass}
        >
          {texts.overview}
        </Link>
        {[...PAGES, ...(models ?? []).map(({ name }) => ({ name, text: name }))].map(({ name, text }) => (
          <Link
            key={name}
            href={addresses.admin(name)}
            aria-current={name === current ? 'page' : undefined}
            className={linkClass}
          >
            {text}
          </Link>
        ))}
      </nav>
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        {children}
        <p className="text-xs text-ink-faint">{texts.looked}</p>
      </div>
    </div>
  );
}
