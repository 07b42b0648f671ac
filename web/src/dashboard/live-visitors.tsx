import type { ReadableSite } from '../api/sites.ts';
import { format } from '../format/format.ts';
import { texts } from '../texts/en.ts';
import { useLiveVisitors } from './use-stats.ts';

/** How many people are on the site now; says so when it does not know. */
export function LiveVisitors({ site }: { site: ReadableSite }) {
  const { data, error } = useLiveVisitors(site);
  const isKnown = data !== undefined && !error;
  return (
    <p className="flex h-8 min-w-32 items-center gap-2 text-ink-soft tabular-nums" title={texts.live.hint}>
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${isKnown && data > 0 ? 'animate-breathe bg-live shadow-[0_0_0_0_var(--color-live)]' : 'bg-line-strong'}`}
      />
      {data !== undefined ? texts.live.visitors(data, format.whole(data)) : error ? texts.live.unknown : ''}
    </p>
  );
}
