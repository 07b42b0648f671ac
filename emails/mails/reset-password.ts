import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';

/** Lets whoever forgot her password choose another. */
export function resetPassword({ url, validMs }: { url: string; validMs: number }): MailContent {
  return {
    subject: 'Choose a new password',
    preheader: `The link works once, for ${formatSpan(validMs)}.`,
    title: 'Choose a new password',
    blocks: [
      paragraph('You asked to choose a new password. It ends every session of yours on other devices.'),
      button('Choose a password', url),
      note(`The link works once, for ${formatSpan(validMs)}. Your old password holds until then.`),
    ],
    reason:
      'Somebody asked for a new password with this address. If it was not you, ignore this e-mail: nothing has changed.',
  };
}
