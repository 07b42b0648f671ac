import { siteName } from '../api/sites.ts';
import { ChangeBadge } from '../components/change-badge.tsx';
import { Link } from '../components/link.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { Sparkline } from '../components/sparkline.tsx';
import { format } from '../format/format.ts';
import { sitesTexts as texts } from '../texts/sites-en.ts';
import type { SiteRow } from './sites-data.ts';

/** One site: its visitors, how they changed, and the way to its dashboard. */
export function SiteCard(props: {
  row: SiteRow;
  href: string;
  /** undefined: there is no other site to compare it with. */
  isCompared: boolean | undefined;
  /** undefined: no more can be drawn together. */
  onCompare: (() => void) | undefined;
}) {
  const { row, isCompared } = props;
  const { site, numbers, error } = row;
  return (
    <li className="relative min-w-0 rounded-card border border-line bg-surface shadow-card transition-colors focus-within:border-line-strong hover:border-line-strong">
      <Link href={props.href} className="block rounded-[inherit] p-5 pb-4">
        <span className="block truncate pr-8 text-base font-semibold tracking-tight" title={site.domain}>
          {siteName(site)}
        </span>
        <span className="mt-4 block h-14">
          {numbers ? (
            <Sparkline values={numbers.values} />
          ) : error ? null : (
            <Skeleton className="size-full" />
          )}
        </span>
        <span className="mt-4 flex min-h-7 items-baseline gap-1.5">
          {numbers ? (
            <>
              <span className="text-lg font-semibold tabular-nums">{format.short(numbers.visitors)}</span>
              <span className="mr-auto text-ink-faint">{texts.visitors}</span>
              <ChangeBadge metric="visitors" now={numbers.visitors} before={numbers.before} />
            </>
          ) : (
            <span className="text-ink-faint wrap-anywhere">{error ? error.message : ''}</span>
          )}
        </span>
      </Link>
      {isCompared !== undefined && (
        <label
          title={texts.compare(siteName(site))}
          className="absolute top-3 right-3 grid size-8 place-content-center rounded-lg hover:bg-hover"
        >
          <input
            type="checkbox"
            aria-label={texts.compare(siteName(site))}
            checked={isCompared}
            disabled={!isCompared && !props.onCompare}
            onChange={props.onCompare}
            className="size-4 accent-(--color-accent)"
          />
        </label>
      )}
    </li>
  );
}
