import { lazy, Suspense, useEffect, useState } from 'react';
import type { Site } from '../api/sites.ts';
import { Search } from '../components/icons.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { addresses, navigate, SECTIONS, type Section, siteOfPath, useLocation } from '../router.ts';
import { paletteTexts as texts } from '../texts/palette-en.ts';
import { SECTION_KEYS, searchForSection } from './keys.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

/** The button and the keys that open the commands, and the keys that lead to sites and sections. */
export function PaletteHost({ sites }: { sites: Site[] }) {
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null);
  const { path, search } = useLocation();
  const domain = siteOfPath(path);
  const goTo = (section: Section) => {
    if (domain !== null) navigate(addresses.site(domain, searchForSection(search), section));
  };
  useShortcuts({
    '/': () => setOpen('palette'),
    '?': () => setOpen('sheet'),
    'g s': () => navigate(addresses.sites),
    ...Object.fromEntries(SECTIONS.map((section) => [`g ${SECTION_KEYS[section]}`, () => goTo(section)])),
    ...Object.fromEntries(
      sites.slice(0, 9).map((site, index) => [`g ${index + 1}`, () => navigate(addresses.site(site.domain))]),
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
        {open === 'palette' && (
          <Palette sites={sites} onClose={() => setOpen(null)} onSheet={() => setOpen('sheet')} />
        )}
        {open === 'sheet' && <KeySheet onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
