import type { Site } from '../api/sites.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Link } from '../components/link.tsx';
import { addresses } from '../router.ts';
import { texts } from '../texts/en.ts';

/** Before the first event: the line to add, and someone listening. */
export function EmptyState({ site }: { site: Site }) {
  const snippet = `<script defer src="${site.script_url}"></script>`;
  return (
    <section className="mx-auto mt-6 flex w-full max-w-2xl flex-col gap-5 rounded-card border border-line bg-surface p-6 shadow-card sm:mt-12 sm:p-8">
      <div>
        <h2 className="text-lg font-semibold tracking-tight">{texts.empty.title}</h2>
        <p className="mt-1.5 text-ink-soft wrap-anywhere">{texts.empty.lead(site.domain)}</p>
      </div>
      <div className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-3 sm:flex-row sm:items-center">
        <code className="min-w-0 grow font-mono text-xs leading-5 break-all select-all">{snippet}</code>
        <CopyButton text={snippet} />
      </div>
      <Link
        href={addresses.settings(site.domain, 'installation')}
        className="self-start font-medium text-accent hover:text-accent-strong"
      >
        {texts.empty.recipes}
      </Link>
      <p role="status" className="flex items-center gap-2.5 text-ink-faint">
        <span
          aria-hidden="true"
          className="size-2 shrink-0 animate-breathe rounded-full bg-beam shadow-[0_0_0_0_var(--color-beam)]"
        />
        {texts.empty.waiting}
      </p>
    </section>
  );
}
