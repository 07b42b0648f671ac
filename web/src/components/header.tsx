import type { ReactNode } from 'react';
import { type Site, siteName } from '../api/sites.ts';
import { addresses } from '../router.ts';
import { sectionsFor } from '../settings/sections.ts';
import { useSite, useSites } from '../sites/use-site.ts';
import { sitesOf, useAccounts, useCanAddSites } from '../team/use-accounts.ts';
import { texts } from '../texts/en.ts';
import { AccountMenu } from './account-menu.tsx';
import { Check, ChevronDown, Logo, Moon, Screen, Sun } from './icons.tsx';
import { Link } from './link.tsx';
import { itemClass, Popover } from './popover.tsx';
import { Skeleton } from './skeleton.tsx';
import { chooseTheme, THEMES, type Theme, useTheme } from './theme.ts';

const quietClass =
  'inline-flex h-9 items-center gap-1.5 rounded-lg px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink';

/** The line on top of every page behind the sign-in; `current` is the domain of the page's site. */
export function Header(props: {
  current: string | null;
  /** Beside the account. */
  children?: ReactNode;
}) {
  const { current } = props;
  return (
    <header className="flex h-14 items-center gap-1 sm:h-16">
      <Link href={addresses.sites} aria-label={texts.sites.all} className="-ml-1.5 rounded-lg p-1">
        <Logo />
      </Link>
      {current === null ? (
        <span className="px-1.5 text-base font-semibold tracking-tight">{texts.product}</span>
      ) : (
        <SiteSwitcher current={current} />
      )}
      <div className="ml-auto flex items-center">
        {props.children}
        <AccountMenu />
      </div>
    </header>
  );
}

function SiteSwitcher({ current }: { current: string }) {
  const { data: site } = useSite(current);
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
          <SiteItems current={current} />
          <div className="mt-1 border-t border-line pt-1">
            <MoreItems site={site} />
          </div>
        </div>
      )}
    </Popover>
  );
}

/** Asks for all sites when it is opened, and not before: the numbers come first. */
function SiteItems({ current }: { current: string }) {
  const own = useAccounts();
  const { data: sites, error } = useSites();
  if (!sites)
    return error ? (
      <p className="px-2.5 py-1.5 text-bad">{error.message}</p>
    ) : (
      <Skeleton className="h-9 w-full" />
    );
  return sitesOf(sites, own).map((site) => (
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
  ));
}

function MoreItems({ site }: { site: Site | null | undefined }) {
  const canAdd = useCanAddSites();
  return (
    <>
      {site && sectionsFor(site).length > 0 && (
        <Link href={addresses.settings(site.domain)} className={itemClass}>
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
    </>
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
