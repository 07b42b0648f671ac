import { Check, ChevronDown } from '../components/icons.tsx';
import { Link } from '../components/link.tsx';
import { itemClass, Popover } from '../components/popover.tsx';
import { addresses } from '../router.ts';
import { teamTexts } from '../texts/team-en.ts';
import { chooseAccount, useAccounts } from './use-accounts.ts';

const texts = teamTexts.accounts;

/** Which account's sites are shown, and where new ones go. There for who belongs to several. */
export function AccountSwitcher() {
  const { accounts, chosen } = useAccounts();
  if (accounts.length < 2) return null;
  return (
    <Popover
      label={texts.switch}
      align="left"
      triggerClass="inline-flex h-9 max-w-[35vw] items-center gap-1.5 rounded-lg px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      trigger={
        <>
          <span className="truncate">{chosen?.name ?? texts.all}</span>
          <ChevronDown />
        </>
      }
    >
      {(close) => (
        <div className="max-h-96 w-64 overflow-y-auto" onClickCapture={() => window.setTimeout(close)}>
          {[null, ...accounts].map((account) => (
            <button
              key={account?.id ?? ''}
              type="button"
              aria-pressed={account?.id === chosen?.id}
              className={itemClass}
              onClick={() => chooseAccount(account?.id ?? null)}
            >
              <span className="w-4 text-accent">{account?.id === chosen?.id && <Check />}</span>
              <span className="truncate">{account?.name ?? texts.all}</span>
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
