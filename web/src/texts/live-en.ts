import { inLanguage } from './language.ts';

/** Texts of the live page. */
export const liveTexts = inLanguage('live', {
  title: (domain: string) => `Live: ${domain}`,
  off: 'The live view is switched off for the moment. Everything else works; come back later.',
  now: (n: number) => (n === 1 ? 'visitor in the last five minutes' : 'visitors in the last five minutes'),
  minutes: 'Visitors of the last 30 minutes, minute by minute',
  minute: 'Minute',
  visitors: 'Visitors',
  pages: 'Pages',
  sources: 'Sources',
  countries: 'Countries',
  devices: 'Devices',
  nobody: 'Nobody in the last half hour.',
  stream: 'What happens',
  on: 'on',
  visitor: 'Visitor',
  filter: (value: string) => `Show only ${value}`,
  quiet: 'Nothing has happened in the last half hour. What does appears here within seconds.',
});
