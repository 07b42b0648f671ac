import { inLanguage } from './language.ts';

/** Texts of the overview of all sites. */
export const sitesTexts = inLanguage('sites', {
  search: 'Find a site',
  sort: 'Order',
  sorts: { visitors: 'Most visitors', change: 'Most growth', name: 'Name' },
  group: 'Group by domain',
  none: 'No site is called like that.',
  noneForYou: 'There is no site here that your role lets you see. Ask an owner or admin of the account.',
  locked:
    'This account is open only to those who sign in by two factors. Set up an authenticator app or sign in by a passkey, and its sites are here.',
  lockedGuest:
    'A site you are a guest of is open only to those who sign in by two factors. Set up an authenticator app or sign in by a passkey, and it is here.',
  unlock: 'Set up a second factor',
  visitors: 'visitors',
  all: (n: number) => `${n} sites together`,
  compare: (domain: string) => `Draw ${domain} in one chart with others`,
  together: 'Visitors of the chosen sites',
  asTable: 'As a table',
  time: 'Time',
});
