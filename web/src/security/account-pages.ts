import { addresses } from '../router.ts';
import { texts } from '../texts/en.ts';
import { teamTexts } from '../texts/team-en.ts';

/** What somebody sets for herself and her account, as menus list it. */
export const ACCOUNT_PAGES = [
  { href: addresses.profile, text: texts.account.profile },
  { href: addresses.security, text: texts.account.security },
  { href: addresses.team, text: teamTexts.accounts.team },
  { href: addresses.account, text: teamTexts.accounts.account },
  { href: addresses.keys, text: texts.account.keys },
];
