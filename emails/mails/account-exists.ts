import { button, type MailContent, paragraph } from '../content.ts';

/** What whoever signs up with a known address gets in place of verify-email; the page says the same to both. */
export function accountExists({ signInUrl }: { signInUrl: string }): MailContent {
  return {
    subject: 'You have a Pharos account already',
    preheader: 'Sign in, or choose a new password.',
    title: 'You have an account already',
    blocks: [
      paragraph(
        'Somebody signed up for Pharos with this address, which has an account already. No other was made.',
      ),
      paragraph('If it was you, sign in; there you can choose a new password, too.'),
      button('Sign in', signInUrl),
    ],
    reason:
      'Somebody signed up for Pharos with this address. If it was not you, ignore this e-mail: nothing has changed.',
  };
}
