import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Search } from '../components/icons.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { addresses, navigate, SECTIONS, type Section, siteOfPath, useLocation } from '../router.ts';
import { sitesQuery } from '../sites/use-site.ts';
import { paletteTexts as texts } from '../texts/palette-en.ts';
import { SECTION_KEYS, searchForSection } from './keys.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

/** The button and the keys that open the commands, and the keys that lead to sites and sections. */
export function PaletteHost() {
  const client = useQueryClient();
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null);
  const { path, search } = useLocation();
  const domain = siteOfPath(path);
  const goTo = (section: Section) => {
    if (domain !== null) navigate(addresses.site(domain, searchForSection(search), section));
  };
  const goToSite = async (index: number) => {
    const site = (await client.fetchQuery(sitesQuery).catch(() => []))[index];
    if (site) navigate(addresses.site(site.domain));
  };
  useShortcuts({
    '/': () => setOpen('palette'),
    '?': () => setOpen('sheet'),
    'g s': () => navigate(addresses.sites),
    ...Object.fromEntries(SECTIONS.map((section) => [`g ${SECTION_KEYS[section]}`, () => goTo(section)])),
    ...Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`g ${index + 1}`, () => void goToSite(index)]),
    ),
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setOpen('palette');
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-label={texts.open}
        title={`${texts.open} (Ctrl K)`}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen('palette')}
        className="inline-flex h-9 items-center gap-1.5 rounded-lg px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      >
        <Search />
      </button>
      <Suspense fallback={null}>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} onSheet={() => setOpen('sheet')} />}
        {open === 'sheet' && <KeySheet onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
