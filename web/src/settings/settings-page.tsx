import { type FunctionComponent, useEffect } from 'react';
import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { buttonClass, ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts as texts } from '../texts/settings-en.ts';
import { DangerSection } from './danger-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { InstallationSection } from './installation-section.tsx';
import { SavedSection } from './saved-section.tsx';
import { type SettingsSection, sectionsFor } from './sections.ts';
import { SharingSection } from './sharing-section.tsx';
import { ShieldsSection } from './shields-section.tsx';
import { TrackingSection } from './tracking-section.tsx';
import { useSettings } from './use-settings.ts';

const PAGES: Record<SettingsSection, FunctionComponent<{ site: Site; settings: SiteSettings }>> = {
  general: GeneralSection,
  installation: InstallationSection,
  tracking: TrackingSection,
  shields: ShieldsSection,
  sharing: SharingSection,
  saved: SavedSection,
  danger: DangerSection,
};

/** `/sites/<domain>/settings/<section>`: what is set of a site, as far as the reader's role goes. */
export function SettingsPage({ site, params }: { site: Site; params: Record<string, string> }) {
  const { data: settings, error, refetch } = useSettings(site);
  const sections = sectionsFor(site);
  const section = sections.find((name) => name === (params.section ?? sections[0])) ?? null;
  useEffect(() => {
    const name = section === null ? texts.title : texts.sections[section];
    document.title = `${name} · ${site.domain} · ${appTexts.product}`;
  }, [section, site.domain]);
  if (section === null) {
    return (
      <div className="flex flex-col items-center gap-4 py-20 text-center">
        <h1 className="text-lg font-semibold tracking-tight">{texts.title}</h1>
        <p className="max-w-md text-ink-soft">{texts.notAllowed}</p>
        <Link href={addresses.site(site.domain)} className={buttonClass}>
          {texts.toDashboard}
        </Link>
      </div>
    );
  }

  const Section = PAGES[section];
  return (
    <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h1 className="mb-2 text-lg font-semibold tracking-tight">{texts.title}</h1>
        <nav aria-label={texts.nav} className="flex flex-wrap gap-1 lg:flex-col">
          {sections.map((name) => (
            <Link
              key={name}
              href={addresses.settings(site.domain, name)}
              aria-current={name === section ? 'page' : undefined}
              className="rounded-lg px-2.5 py-1.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink"
            >
              {texts.sections[name]}
            </Link>
          ))}
        </nav>
      </div>
      <div className="flex min-w-0 max-w-3xl flex-col gap-4">
        {settings ? (
          <Section key={section} site={site} settings={settings} />
        ) : error ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-96 w-full rounded-card" />
        )}
      </div>
    </div>
  );
}
