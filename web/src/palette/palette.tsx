import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';
import { siteName } from '../api/sites.ts';
import { focusKeeper } from '../components/focus-keeper.ts';
import { chooseTheme, THEMES } from '../components/theme.ts';
import { PERIOD_KEYS } from '../dashboard/period-picker.tsx';
import { addresses, navigate, SECTIONS, siteOfPath, useLocation } from '../router.ts';
import { useSites } from '../sites/use-site.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import { TOPICS } from '../state/performance-state.ts';
import { texts as appTexts } from '../texts/en.ts';
import { paletteTexts as texts } from '../texts/palette-en.ts';
import { LIST_KEYS, SECTION_KEYS, searchForSection, searchWithoutFilters, searchWithPeriod } from './keys.ts';

interface Item {
  label: string;
  /** What it is found by besides, which no other of its group has. */
  keywords?: string;
  keys?: string;
  run: () => void;
}

const itemClass =
  'flex cursor-pointer items-center gap-3 rounded-lg px-3 py-2 text-ink-soft data-[selected=true]:bg-hover data-[selected=true]:text-ink';

/** Everything that can be gone to or done, by typing a part of its name. */
export function Palette(props: { onClose: () => void; onSheet: () => void }) {
  const { data: sites = [], isPending } = useSites();
  const host = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { path, search } = useLocation();
  const domain = siteOfPath(path);
  useEffect(() => {
    const giveBack = focusKeeper();
    if (!host.current?.open) host.current?.showModal();
    // A dialog that opens takes the focus to its first part that can have it, which is the list.
    field.current?.focus();
    return giveBack;
  }, []);

  const inSite = (items: Item[]) => (domain === null ? [] : items);
  const groups: { name: keyof typeof texts.groups; items: Item[] }[] = [
    {
      name: 'sections',
      items: inSite([
        ...SECTIONS.map((section) => ({
          label: appTexts.sections[section],
          keys: `g ${SECTION_KEYS[section]}`,
          run: () => navigate(addresses.site(domain ?? '', searchForSection(search), section)),
        })),
        ...TOPICS.filter((topic) => topic !== 'overview').map((topic) => ({
          label: appTexts.topics[topic],
          run: () =>
            navigate(
              addresses.site(domain ?? '', joined(searchForSection(search), `topic=${topic}`), 'performance'),
            ),
        })),
      ]),
    },
    {
      name: 'sites',
      items: [
        { label: texts.allSites, keys: 'g s', run: () => navigate(addresses.sites) },
        ...sites.map((site, index) => ({
          label: siteName(site),
          keywords: site.domain,
          ...(index < 9 && { keys: `g ${index + 1}` }),
          run: () => navigate(addresses.site(site.domain)),
        })),
      ],
    },
    {
      name: 'periods',
      items: inSite(
        Object.entries(PERIOD_KEYS).map(([period, key]) => ({
          label: appTexts.periods[period as keyof typeof PERIOD_KEYS],
          keys: key,
          run: () => navigate(path + searchWithPeriod(search, period)),
        })),
      ),
    },
    {
      name: 'filters',
      items: inSite([
        { label: texts.editFilters, keys: 'f', run: () => press('f') },
        {
          label: texts.clearFilters,
          keys: 'c',
          run: () => navigate(path + searchWithoutFilters(search)),
        },
      ]),
    },
    {
      name: 'lists',
      items: inSite(
        Object.entries(LIST_KEYS).map(([key, dimension]) => ({
          label: texts.details(dimensionLabel(dimension)),
          keys: `o ${key}`,
          run: () => {
            navigate(addresses.site(domain ?? '', joined(searchForSection(search), `detail=${dimension}`)));
          },
        })),
      ),
    },
    {
      name: 'app',
      items: [
        ...THEMES.map((theme) => ({
          label: `${appTexts.theme.choose}: ${appTexts.theme[theme]}`,
          run: () => chooseTheme(theme),
        })),
        { label: texts.keys, keys: '?', run: props.onSheet },
      ],
    },
  ];

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key for this
    <dialog
      ref={host}
      aria-label={texts.title}
      onClick={(event) => event.target === event.currentTarget && props.onClose()}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      className="mx-auto mt-[12dvh] w-[min(36rem,calc(100vw-1.5rem))] rounded-card border border-line bg-raised p-0 text-ink shadow-pop backdrop:bg-black/40"
    >
      <Command label={texts.title} loop>
        <Command.Input
          ref={field}
          placeholder={texts.search}
          className="h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-ink-faint"
        />
        <Command.List aria-busy={isPending} className="max-h-[50dvh] overflow-y-auto p-2">
          <Command.Empty className="py-8 text-center text-ink-faint">
            {/* A list of choices without any is a fault to those who read it otherwise. */}
            <div role="option" aria-selected={false} aria-disabled tabIndex={-1}>
              {isPending ? appTexts.loading : texts.none}
            </div>
          </Command.Empty>
          {groups
            .filter(({ items }) => items.length > 0)
            .map(({ name, items }) => (
              <Command.Group
                key={name}
                heading={texts.groups[name]}
                className="pb-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint"
              >
                {items.map(({ label, keywords, keys, run }) => (
                  <Command.Item
                    key={keywords ?? label}
                    value={`${texts.groups[name]} ${label} ${keywords ?? ''}`}
                    onSelect={() => {
                      props.onClose();
                      run();
                    }}
                    className={itemClass}
                  >
                    <span className="min-w-0 grow truncate">{label}</span>
                    {keys && <Keys keys={keys} />}
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
        </Command.List>
      </Command>
    </dialog>
  );
}

/** Keys to press, one after the other. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1 max-sm:hidden">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded border border-line-strong px-1 text-center font-sans text-2xs text-ink-faint uppercase"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** A command that a part of the page has under a key: once the window is closed, it is pressed. */
function press(key: string): void {
  window.setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
}

/** A query part with one more parameter. */
function joined(search: string, parameter: string): string {
  return `${search}${search ? '&' : '?'}${parameter}`;
}
