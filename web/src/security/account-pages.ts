import type { Capability } from '../../../core/team/capability.ts';
import { addresses } from '../router.ts';
import { mayInAccount } from '../team/may.ts';
import { useAccounts } from '../team/use-accounts.ts';
import { texts } from '../texts/en.ts';
import { ssoTexts } from '../texts/sso-en.ts';
import { teamTexts } from '../texts/team-en.ts';
import { viewingUntil } from '../view/viewing.ts';

interface AccountPage {
  href: string;
  text: string;
  /** Not for who looks as somebody else. */
  isPrivate?: true;
  /** What it takes in one of the reader's accounts. */
  needs?: Capability;
}

/** What somebody sets for herself and her accounts, as menus list it. */
export const ACCOUNT_PAGES: AccountPage[] = [
  { href: addresses.profile, text: texts.account.profile },
  { href: addresses.security, text: texts.account.security, isPrivate: true },
  { href: addresses.team, text: teamTexts.accounts.team },
  { href: addresses.sso, text: ssoTexts.nav, needs: 'manage_team', isPrivate: true },
  { href: addresses.account, text: teamTexts.accounts.account },
  { href: addresses.keys, text: texts.account.keys, needs: 'manage_keys', isPrivate: true },
  { href: addresses.audit, text: texts.account.audit, needs: 'read_audit', isPrivate: true },
];

/** Those of them that are there for the reader. */
export function useAccountPages(): AccountPage[] {
  const { accounts } = useAccounts();
  return ACCOUNT_PAGES.filter(
    ({ needs, isPrivate }) =>
      !(isPrivate && viewingUntil() !== null) &&
      (needs === undefined || accounts.some((account) => mayInAccount(account, needs))),
  );
}
