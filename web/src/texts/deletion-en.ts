import { inLanguage } from './language.ts';

/** Texts of deleting, of undoing that, and of taking one's data along. */
export const deletionTexts = inLanguage('deletion', {
  title: 'Undo a deletion',
  lead: 'What was deleted comes back as it was, with its numbers. What was sent to it meanwhile is lost.',
  button: 'Undo the deletion',
  done: 'It is back.',
  toSites: 'To your sites',
  noToken: 'This address is not whole. Follow the link of the e-mail once more.',
  confirm: (word: string) => `Type ${word} to confirm`,
  cancel: 'Keep everything',
  steps: {
    label: 'What happens',
    now: 'At once',
    within: (hours: number) => `Within ${hours} hours`,
    before: (hours: number) => `Before ${hours} hours have passed`,
    undo: 'You can undo it: by the link of the e-mail you get, or here.',
    undoByMail: 'You can undo it, by the link of the e-mail you get.',
    destroyed: 'All of it is destroyed for good, in every place we keep it. You get a receipt by e-mail.',
  },
  site: {
    title: 'Delete the site',
    lead: 'With its numbers, its goals and all else that is saved with it.',
    now: (domain: string) =>
      `Nobody finds ${domain} here any more, its events are refused, and its keys and shared links end.`,
    submit: 'Delete this site',
  },
  account: {
    title: 'Delete the account',
    lead: (account: string) => `${account}, with every site of it.`,
    open: 'Delete this account…',
    heading: (account: string) => `Delete ${account}`,
    sites: (n: number) => (n === 1 ? 'This site goes with it:' : `These ${n} sites go with it:`),
    noSites: 'It has no sites.',
    others: 'Everybody else who belongs to it, and the guests of its sites, reach nothing of it any more.',
    now: 'Nobody finds the account and its sites any more, and their events are refused.',
    submit: 'Delete this account',
    keep: 'If somebody else is to go on with it, make them its owner under Team instead, and leave.',
  },
  me: {
    title: 'Delete yourself',
    lead: 'Your name, your address and all that says who you are.',
    open: 'Delete my user…',
    heading: 'Delete your user',
    goes: 'Nobody else owns these accounts. They go with you, and all of their sites:',
    goesAccount: (name: string, sites: string[], others: number) => {
      const what = sites.length === 0 ? 'no sites' : sites.join(', ');
      const whom =
        others === 0 ? '' : others === 1 ? '; one other person is in it' : `; ${others} others are in it`;
      return `${name}: ${what}${whom}`;
    },
    goesAgreed: 'Delete these accounts with their sites as well',
    keep: 'To keep one, make somebody else its owner first, under Team.',
    stays: 'These accounts stay as they are, without you:',
    guest: (n: number) =>
      n === 1
        ? 'You reach the site you are a guest of no more.'
        : `You reach the ${n} sites you are a guest of no more.`,
    now: 'You are signed out everywhere, and nobody can sign in as you.',
    export: 'You can take your data along first, under Profile.',
    submit: 'Delete my user',
  },
  goodbye: {
    title: 'Your user is deleted',
    until: (when: string) =>
      `Until ${when} the link in the e-mail we have sent you takes that back. Then it is final.`,
    noDate: 'For two days the link in the e-mail we have sent you takes that back. Then it is final.',
    signIn: 'To the sign-in',
  },
  banner: {
    label: 'Deletions that can be undone',
    willGo: (name: string, when: string) => `${name} is deleted, and will be destroyed on ${when}.`,
    waits: (name: string) => `${name} is deleted, and will be destroyed once our staff has approved that.`,
    undo: 'Undo',
    undoNamed: (name: string) => `Undo the deletion of ${name}`,
    undone: (name: string) => `${name} is back.`,
  },
  export: {
    title: 'Your data',
    lead: 'All that we have of you, and what is saved with the sites you look after, as files: JSON for programs, CSV for spreadsheets. The numbers of a site are exported from its dashboard.',
    button: 'Download my data',
    running: (amount: string) => `${amount} so far…`,
    starting: 'Gathering…',
    done: (amount: string) => `Saved: ${amount}.`,
    stop: 'Stop',
    fileName: 'pharos-my-data.zip',
    broken: 'The download broke off before its end. Try again.',
  },
});
