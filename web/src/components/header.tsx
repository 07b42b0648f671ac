import type { ReactNode } from 'react';
import { type Site, siteName } from '../api/sites.ts';
import { addresses } from '../router.ts';
import { sectionsFor } from '../settings/sections.ts';
import { useCanAddSites } from '../team/use-accounts.ts';
import { texts } from '../texts/en.ts';
import { AccountMenu } from './account-menu.tsx';
import { Check, ChevronDown, Logo, Moon, Screen, Sun } from './icons.tsx';
import { Link } from './link.tsx';
import { itemClass, Popover } from './popover.tsx';
import { chooseTheme, THEMES, type Theme, useTheme } from './theme.ts';

const quietClass =
  'inline-flex h-9 items-center gap-1.5 rounded-lg px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink';

/** The line on top of every page behind the sign-in. */
export function Header(props: {
  sites: Site[] | undefined;
  current: string | null;
  /** Beside the account. */
  children?: ReactNode;
}) {
  const { sites, current } = props;
  return (
    <header className="flex h-14 items-center gap-1 sm:h-16">
      <Link href={addresses.sites} aria-label={texts.sites.all} className="-ml-1.5 rounded-lg p-1">
        <Logo />
      </Link>
      {current === null ? (
        <span className="px-1.5 text-base font-semibold tracking-tight">{texts.product}</span>
      ) : (
        <SiteSwitcher sites={sites ?? []} current={current} />
      )}
      <div className="ml-auto flex items-center">
        {props.children}
        <AccountMenu />
      </div>
    </header>
  );
}

function SiteSwitcher({ sites, current }: { sites: Site[]; current: string }) {
  const canAdd = useCanAddSites();
  const site = sites.find(({ domain }) => domain === current);
  return (
    <Popover
      label={texts.sites.switch}
      align="left"
      triggerClass="inline-flex h-9 max-w-[38vw] items-center gap-1.5 rounded-lg px-2 text-base font-semibold tracking-tight transition-colors hover:bg-hover sm:max-w-[55vw]"
      trigger={
        <>
          <span className="truncate" title={current}>
            {site ? siteName(site) : current}
          </span>
          <span className="text-ink-faint">
            <ChevronDown />
          </span>
        </>
      }
    >
      {(close) => (
        <div className="max-h-96 w-64 overflow-y-auto" onClickCapture={() => window.setTimeout(close)}>
          {sites.map((site) => (
            <Link
              key={site.site_id}
              href={addresses.site(site.domain)}
              aria-current={site.domain === current ? 'page' : undefined}
              className={itemClass}
            >
              <span className="w-4 text-accent">{site.domain === current && <Check />}</span>
              <span className="truncate" title={site.domain}>
                {siteName(site)}
              </span>
            </Link>
          ))}
          <div className="mt-1 border-t border-line pt-1">
            {site && sectionsFor(site).length > 0 && (
              <Link href={addresses.settings(current)} className={itemClass}>
                <span className="w-4" />
                {texts.sites.settings}
              </Link>
            )}
            {canAdd && (
              <Link href={addresses.newSite} className={itemClass}>
                <span className="w-4" />
                {texts.sites.add}
              </Link>
            )}
            <Link href={addresses.sites} className={itemClass}>
              <span className="w-4" />
              {texts.sites.all}
            </Link>
          </div>
        </div>
      )}
    </Popover>
  );
}

const THEME_ICONS: Record<Theme, () => React.JSX.Element> = { system: Screen, light: Sun, dark: Moon };

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const { chosen, shown } = useTheme();
  return (
    <Popover
      label={texts.theme.choose}
      triggerClass={quietClass}
      trigger={shown === 'dark' ? <Moon /> : <Sun />}
    >
      {(close) =>
        THEMES.map((theme) => {
          const ThemeIcon = THEME_ICONS[theme];
          return (
            <button
              key={theme}
              type="button"
              aria-pressed={theme === chosen}
              className={itemClass}
              onClick={() => {
                chooseTheme(theme);
                close();
              }}
            >
              <ThemeIcon />
              {texts.theme[theme]}
              <span className="ml-auto text-accent">{theme === chosen && <Check />}</span>
            </button>
          );
        })
      }
    </Popover>
  );
}
