import type { ReadableSite } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { format } from '../format/format.ts';
import { texts } from '../texts/en.ts';
import { useLiveVisitors } from './use-stats.ts';

/** How many people are on the site now, and the way to what they do; says so when it does not know. */
export function LiveVisitors({
  site,
  isReady,
  href,
}: {
  site: ReadableSite;
  isReady: boolean;
  href: string;
}) {
  const { data, error } = useLiveVisitors(site, isReady);
  const isKnown = data !== undefined && !error;
  return (
    <Link
      href={href}
      className="flex h-8 min-w-32 items-center gap-2 rounded-md text-ink-soft tabular-nums hover:text-ink"
      title={texts.live.hint}
    >
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${isKnown && data > 0 ? 'animate-breathe bg-live shadow-[0_0_0_0_var(--color-live)]' : 'bg-line-strong'}`}
      />
      {data !== undefined ? texts.live.visitors(data, format.whole(data)) : error ? texts.live.unknown : ''}
      {data === undefined && !error && <span className="sr-only">{texts.live.hint}</span>}
    </Link>
  );
}
