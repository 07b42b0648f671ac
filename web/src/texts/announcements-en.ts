import { inLanguage } from './language.ts';

const count = (n: number) => n.toLocaleString('en');

/** Texts of announcements: writing them, and ending them. */
export const announcementTexts = inLanguage('announcements', {
  title: 'Announcements',
  none: 'Nothing was announced yet.',
  write: 'Write an announcement',
  writeLead:
    'It is put down as a draft. What it looks like, a test to yourself and the number of its readers come next.',
  subject: 'Subject',
  body: 'Text',
  bodyHint:
    'Empty lines between parts. “## ” before a heading, “- ” before each item of a list, [label](https://…) alone for a button.',
  segment: 'To whom',
  segmentHint: 'Only users with a confirmed address who are neither blocked nor unsubscribed.',
  segments: {
    verified: 'All users',
    owners: 'Owners of accounts',
    silent: 'Owners with a site that never had a beacon',
    'owners_of:open': 'Owners of open accounts',
    'owners_of:blocked': 'Owners of blocked accounts',
    'owners_of:deleted': 'Owners of accounts being deleted',
    account: 'Members of one account',
  },
  account: 'Account',
  accountHint: 'Its id, account_…',
  save: 'Save the draft',
  state: 'State',
  states: { draft: 'Draft', sending: 'Being sent', stopped: 'Stopped', done: 'Sent' },
  progress: 'Progress',
  sentOf: (sent: number, refused: number, all: number) =>
    `${count(sent)} of ${count(all)} sent${refused > 0 ? `, ${count(refused)} refused` : ''}`,
  sending: 'Sending',
  goesTo: (n: number, perMinute: number) =>
    n === 1 ? 'goes to 1 user' : `goes to ${count(n)} users, ${perMinute} a minute`,
  preview: 'How it reads',
  asHtml: 'As HTML, in a new tab',
  change: 'Change it',
  test: 'Send it to me alone',
  tested: 'Look into your inbox.',
  send: (n: number) => (n === 1 ? 'Send to 1 user' : `Send to ${count(n)} users`),
  stop: 'Stop',
  unsubscribe: {
    title: 'Announcements by e-mail',
    lead: 'News about Pharos, a few times a year. E-mails about your account and its security come in any case.',
    button: 'Unsubscribe',
    done: 'You get no more announcements.',
    again: 'Get them again',
    isAgain: 'You get announcements again.',
    noToken: 'This link is not complete. Open it from the e-mail once more.',
  },
});
