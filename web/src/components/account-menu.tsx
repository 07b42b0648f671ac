import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../api/auth.ts';
import { markMember } from '../auth/member-mark.ts';
import { addresses, navigate } from '../router.ts';
import { useAccountPages } from '../security/account-pages.ts';
import { useMe } from '../security/use-me.ts';
import { texts } from '../texts/en.ts';
import { spokenLanguage } from '../texts/language.ts';
import { chooseLanguage, LANGUAGES, nameOfLanguage } from '../texts/languages.ts';
import { viewingUntil } from '../view/viewing.ts';
import { Person } from './icons.tsx';
import { Link } from './link.tsx';
import { itemClass, Popover } from './popover.tsx';
import { Segmented } from './segmented.tsx';
import { chooseTheme, THEMES, useTheme } from './theme.ts';

/** Who is signed in, what is hers to set, and the way out. */
export function AccountMenu() {
  return (
    <Popover
      label={texts.account.menu}
      triggerClass="inline-flex h-9 items-center rounded-lg px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      trigger={<Person />}
    >
      {(close) => <Items onClose={close} />}
    </Popover>
  );
}

/** Asks who is signed in when it is opened, and not before: the numbers come first. */
function Items({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const { chosen } = useTheme();
  const { data: me } = useMe();
  const pages = useAccountPages();

  async function leave() {
    await signOut();
    markMember(false);
    client.clear();
    navigate(addresses.signIn);
  }

  return (
    <div className="w-60">
      {me && (
        <p className="px-2.5 pt-1.5 pb-2 text-xs text-ink-faint">
          {me.name && <span className="block truncate font-medium text-ink">{me.name}</span>}
          <span className="block truncate" title={me.email}>
            {me.email}
          </span>
        </p>
      )}
      <div className="border-t border-line py-1" onClickCapture={() => window.setTimeout(onClose)}>
        {pages.map(({ href, text }) => (
          <Link key={href} href={href} className={itemClass}>
            {text}
          </Link>
        ))}
        {me?.is_staff && (
          <Link href={addresses.admin()} className={itemClass}>
            {texts.account.admin}
          </Link>
        )}
      </div>
      <div className="flex items-center gap-2 border-t border-line px-2.5 py-1.5 text-ink-soft">
        <span className="mr-auto">{texts.theme.choose}</span>
        <Segmented
          label={texts.theme.choose}
          names={THEMES}
          chosen={chosen}
          text={(theme) => texts.theme[theme]}
          onChoose={chooseTheme}
        />
      </div>
      <label className="flex items-center gap-2 px-2.5 pb-1.5 text-ink-soft">
        <span className="mr-auto">{texts.language}</span>
        <select
          className="rounded-md bg-transparent py-1 text-xs font-medium text-ink"
          value={spokenLanguage()}
          onChange={(event) => chooseLanguage(event.target.value)}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {nameOfLanguage(language)}
            </option>
          ))}
        </select>
      </label>
      {viewingUntil() === null && (
        <div className="border-t border-line pt-1">
          <button type="button" className={itemClass} onClick={() => void leave()}>
            {texts.account.signOut}
          </button>
        </div>
      )}
    </div>
  );
}
