import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';

/** Asks at a user's new address whether it is hers. */
export function emailChangeNew({ url, validMs }: { url: string; validMs: number }): MailContent {
  return {
    subject: 'Confirm your new e-mail address',
    preheader: 'Until then your old address holds.',
    title: 'Confirm your new address',
    blocks: [
      paragraph('You want to sign in to Pharos with this address from now on. Confirm that it is yours.'),
      button('Confirm address', url),
      note(`The link works for ${formatSpan(validMs)}. Until you follow it, your old address holds.`),
    ],
    reason:
      'The owner of a Pharos account gave this address. If it was not you, ignore this e-mail, and nothing happens.',
  };
}
