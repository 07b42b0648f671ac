import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';

/** Signs its reader in without a password. */
export function signInLink({ url, validMs }: { url: string; validMs: number }): MailContent {
  return {
    subject: 'Your link to sign in',
    preheader: `It works once, for ${formatSpan(validMs)}.`,
    title: 'Sign in to Pharos',
    blocks: [
      paragraph('Here is the link you asked for.'),
      button('Sign in', url),
      note(`It works once, for ${formatSpan(validMs)}. Do not pass it on: it opens your account.`),
    ],
    reason: 'Somebody asked for a link to sign in with this address. If it was not you, ignore this e-mail.',
  };
}
