import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';

/** Asks a new user whether the address is hers. */
export function verifyEmail({ url, validMs }: { url: string; validMs: number }): MailContent {
  return {
    subject: 'Confirm your e-mail address',
    preheader: 'One click, and your Pharos account is ready.',
    title: 'Confirm your e-mail address',
    blocks: [
      paragraph('Welcome to Pharos. Confirm that this address is yours, and your account is ready.'),
      button('Confirm address', url),
      note(`The link works for ${formatSpan(validMs)}.`),
    ],
    reason:
      'Somebody signed up for Pharos with this address. If it was not you, ignore this e-mail, and nothing happens.',
  };
}
