import { button, facts, type MailContent, paragraph } from '../content.ts';
import { formatTime } from '../format-time.ts';
import { inert } from '../inert.ts';

/** What may have happened to how an account is protected; `it` = the passkey or key, by the name its owner gave. */
const NOTICES = {
  two_factor_on: { title: 'Two-factor authentication is on', it: 'Signing in now takes a code, too.' },
  two_factor_off: {
    title: 'Two-factor authentication is off',
    it: 'A password alone opens your account now.',
  },
  recovery_code_used: {
    title: 'A recovery code was used',
    it: 'It opens your account no more. Make new ones before they run out.',
  },
  recovery_codes_made: { title: 'New recovery codes were made', it: 'The old ones do not work any more.' },
  passkey_added: { title: 'A passkey was added', it: 'It opens your account from now on.' },
  passkey_removed: { title: 'A passkey was removed', it: 'It does not open your account any more.' },
  password_changed: { title: 'Your password was changed', it: 'Every other session of yours has ended.' },
  email_changed: {
    title: 'Your e-mail address was changed',
    it: 'This one does not open your account any more.',
  },
  sign_in_linked: { title: 'A way to sign in was added', it: 'It opens your account from now on.' },
  sign_in_unlinked: { title: 'A way to sign in was removed', it: 'It does not open your account any more.' },
  sso_changed: {
    title: 'How your organisation signs in was changed',
    it: 'Whoever this provider vouches for comes into the account.',
  },
  sso_removed: {
    title: 'Your organisation does not sign in by its provider any more',
    it: 'Members come in by the other ways they have.',
  },
  api_key_created: { title: 'An API key was made', it: 'Programs that have it can use your account.' },
  api_key_rotated: {
    title: 'An API key was rotated',
    it: 'A new key has taken its place; the old one ends when it was told to.',
  },
  api_key_deleted: { title: 'An API key was deleted', it: 'It does not work any more.' },
  signed_out_everywhere: {
    title: 'All your sessions have ended',
    it: 'Sign in again, with a new password if you were asked for one.',
  },
} as const;

/** The closed list of what a security-notice may be about. */
export type SecurityNotice = keyof typeof NOTICES;

export interface SecurityNoticeProps {
  notice: SecurityNotice;
  /** Which passkey, key or provider. */
  name?: string;
  device: string;
  place: string;
  /** Epoch ms. */
  at: number;
  timeZone?: string;
  /** Where sessions, passkeys and keys are looked after, or a link that undoes it. */
  actUrl: string;
}

/** Tells a user that how her account is protected has changed. */
export function securityNotice({
  notice,
  name,
  device,
  place,
  at,
  timeZone,
  actUrl,
}: SecurityNoticeProps): MailContent {
  const { title, it } = NOTICES[notice];
  return {
    subject: title,
    preheader: `${inert(device)}, ${inert(place)}`,
    title,
    blocks: [
      paragraph(it),
      facts({
        ...(name !== undefined && { Name: inert(name) }),
        Device: inert(device),
        Place: inert(place),
        Time: formatTime(at, timeZone),
      }),
      paragraph('If it was you, there is nothing to do. If not, act now.'),
      button('Secure my account', actUrl),
    ],
    reason: 'This is the address of your Pharos account. E-mails about its security cannot be switched off.',
  };
}
