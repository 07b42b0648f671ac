import { Check, ChevronDown } from '../components/icons.tsx';
import { Link } from '../components/link.tsx';
import { itemClass, Popover } from '../components/popover.tsx';
import { addresses } from '../router.ts';
import { teamTexts } from '../texts/team-en.ts';
import { chooseAccount, chooseGuestSites, useAccounts } from './use-accounts.ts';

const texts = teamTexts.accounts;

/** Whose sites are shown, and where new ones go. There for who belongs to several accounts, or is a guest beside her own. */
export function AccountSwitcher() {
  const { accounts, chosen, hasGuestSites, isGuest } = useAccounts();
  const choices = [
    { key: 'all', text: texts.all, isChosen: chosen === null && !isGuest, choose: () => chooseAccount(null) },
    ...accounts.map(({ id, name }) => ({
      key: id,
      text: name,
      isChosen: id === chosen?.id,
      choose: () => chooseAccount(id),
    })),
    ...(hasGuestSites
      ? [{ key: 'guest', text: texts.guest, isChosen: isGuest, choose: chooseGuestSites }]
      : []),
  ];
  // Of all and one, both are the same.
  if (choices.length < 3) return null;
  return (
    <Popover
      label={texts.switch}
      align="left"
      triggerClass="inline-flex h-9 max-w-[35vw] items-center gap-1.5 rounded-lg px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      trigger={
        <>
          <span className="truncate">{choices.find(({ isChosen }) => isChosen)?.text}</span>
          <ChevronDown />
        </>
      }
    >
      {(close) => (
        <div className="max-h-96 w-64 overflow-y-auto" onClickCapture={() => window.setTimeout(close)}>
          {choices.map(({ key, text, isChosen, choose }) => (
            <button key={key} type="button" aria-pressed={isChosen} className={itemClass} onClick={choose}>
              <span className="w-4 text-accent">{isChosen && <Check />}</span>
              <span className="truncate">{text}</span>
            </button>
          ))}
          <div className="mt-1 border-t border-line pt-1">
            <Link href={addresses.account} className={itemClass}>
              <span className="w-4" />
              {texts.add}
            </Link>
          </div>
        </div>
      )}
    </Popover>
  );
}
