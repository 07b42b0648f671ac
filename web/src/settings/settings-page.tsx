import { type FunctionComponent, useEffect } from 'react';
import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { Link } from '../components/link.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { addresses } from '../router.ts';
import { texts as appTexts } from '../texts/en.ts';
import { settingsTexts as texts } from '../texts/settings-en.ts';
import { DangerSection } from './danger-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { InstallationSection } from './installation-section.tsx';
import { SavedSection } from './saved-section.tsx';
import { SETTINGS_SECTIONS, type SettingsSection, settingsSection } from './sections.ts';
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

/** `/sites/<domain>/settings/<section>`: what the owner of a site sets. */
export function SettingsPage({ site, params }: { site: Site; params: Record<string, string> }) {
  const { data: settings, error, refetch } = useSettings(site);
  const section = settingsSection(params.section);
  useEffect(() => {
    const name = section === null ? texts.title : texts.sections[section];
    document.title = `${name} · ${site.domain} · ${appTexts.product}`;
  }, [section, site.domain]);
  if (section === null) return <p className="py-20 text-center text-ink-soft">{appTexts.errors.noPage}</p>;

  const Section = PAGES[section];
  return (
    <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h1 className="mb-2 text-lg font-semibold tracking-tight">{texts.title}</h1>
        <nav aria-label={texts.nav} className="flex flex-wrap gap-1 lg:flex-col">
          {SETTINGS_SECTIONS.map((name) => (
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
