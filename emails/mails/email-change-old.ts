import { button, type MailContent, paragraph } from '../content.ts';
import { inert } from '../inert.ts';

/** Tells a user's old address that it is to be replaced. */
export function emailChangeOld({ newEmail, notMeUrl }: { newEmail: string; notMeUrl: string }): MailContent {
  return {
    subject: 'Your e-mail address is being changed',
    preheader: 'If it was not you, stop it here.',
    title: 'Your address is being changed',
    blocks: [
      paragraph(
        `Somebody who is signed in to your Pharos account wants to change its address to ${inert(newEmail)}.`,
      ),
      paragraph(
        'If it was you, there is nothing to do here. If not, stop it: that ends every session, and asks for a new password.',
      ),
      button('This was not me', notMeUrl),
    ],
    reason: 'This is the address of your Pharos account. E-mails about its security cannot be switched off.',
  };
}
