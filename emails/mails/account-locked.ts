import { button, facts, type MailContent, paragraph } from '../content.ts';
import { inert } from '../inert.ts';

export interface AccountLockedProps {
  /** What was added since the sign-in that was a stranger's, by the names that were given. */
  passkeys: string[];
  providers: string[];
  apiKeys: string[];
  /** Whether an authenticator app was. */
  twoFactor: boolean;
  /** Whether recovery codes were made. */
  recoveryCodes: boolean;
  /** Whether the address was changed. */
  email: boolean;
  securityUrl: string;
}

/** Tells a user what was undone when she said that a sign-in was not hers. */
export function accountLocked(props: AccountLockedProps): MailContent {
  const removed = {
    ...(props.passkeys.length > 0 && { Passkeys: names(props.passkeys) }),
    ...(props.providers.length > 0 && { 'Other providers': names(props.providers) }),
    ...(props.apiKeys.length > 0 && { 'API keys': names(props.apiKeys) }),
    ...(props.twoFactor && { 'Authenticator app': 'Signing in takes no code until you set up yours.' }),
    ...(props.recoveryCodes && { 'Recovery codes': 'Make new ones.' }),
    ...(props.email && { 'E-mail address': 'It is this one again.' }),
  };
  const isAny = Object.keys(removed).length > 0;
  return {
    subject: 'Your account is closed to the stranger',
    preheader: 'All sessions have ended, and the password works no more',
    title: 'Your account is closed to the stranger',
    blocks: [
      paragraph(
        'All sessions have ended, the password works no more, and a code is asked for in every browser again. Another e-mail has a link to choose a new password.',
      ),
      ...(isAny
        ? [paragraph('This was added since that sign-in, and is gone:'), facts(removed)]
        : [paragraph('No way to sign in was added since that sign-in.')]),
      paragraph(
        'What you added yourself since then, add again. The audit log of your account says what else was done.',
      ),
      button('Look at who gets in', props.securityUrl),
    ],
    reason: 'This is the address of your Pharos account. E-mails about its security cannot be switched off.',
  };
}

function names(given: string[]): string {
  return given.map((name) => inert(name)).join(', ');
}
