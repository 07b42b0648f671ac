import type { ReadableSite } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { buttonClass } from '../components/notice.tsx';
import { addresses } from '../router.ts';
import { mayOnSite } from '../team/may.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';

/** Where nothing was measured: how measuring is switched on. */
export function NotMeasured({ site }: { site: ReadableSite }) {
  return (
    <section className="mx-auto mt-6 flex w-full max-w-2xl flex-col gap-5 rounded-card border border-line bg-surface p-6 shadow-card sm:mt-12 sm:p-8">
      <div>
        <h2 className="text-lg font-semibold tracking-tight">{texts.empty.title}</h2>
        <p className="mt-1.5 text-ink-soft">{texts.empty.lead}</p>
      </div>
      {mayOnSite(site, 'manage_sites') && (
        <Link href={addresses.settings(site.domain, 'tracking')} className={`${buttonClass} self-start`}>
          {texts.empty.settings}
        </Link>
      )}
      <p className="text-ink-faint">{texts.empty.sampled}</p>
    </section>
  );
}
