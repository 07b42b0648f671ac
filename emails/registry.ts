import { accountExists } from './mails/account-exists.ts';
import { accountLocked } from './mails/account-locked.ts';
import { announcement } from './mails/announcement.ts';
import { budget } from './mails/budget.ts';
import { contact } from './mails/contact.ts';
import { dataExportReady } from './mails/data-export-ready.ts';
import { deletionDone } from './mails/deletion-done.ts';
import { deletionRequested } from './mails/deletion-requested.ts';
import { emailChangeNew } from './mails/email-change-new.ts';
import { emailChangeOld } from './mails/email-change-old.ts';
import { loginAlert } from './mails/login-alert.ts';
import { ownershipTransfer } from './mails/ownership-transfer.ts';
import { resetPassword } from './mails/reset-password.ts';
import { securityNotice } from './mails/security-notice.ts';
import { signInLink } from './mails/sign-in-link.ts';
import { teamInvitation } from './mails/team-invitation.ts';
import { verifyEmail } from './mails/verify-email.ts';

/** Every e-mail there is. Props must survive JSON: what is not sent at once waits as JSON. */
export const MAILS = {
  'account-exists': accountExists,
  'account-locked': accountLocked,
  announcement,
  budget,
  contact,
  'data-export-ready': dataExportReady,
  'deletion-done': deletionDone,
  'deletion-requested': deletionRequested,
  'email-change-new': emailChangeNew,
  'email-change-old': emailChangeOld,
  'login-alert': loginAlert,
  'ownership-transfer': ownershipTransfer,
  'reset-password': resetPassword,
  'security-notice': securityNotice,
  'sign-in-link': signInLink,
  'team-invitation': teamInvitation,
  'verify-email': verifyEmail,
};

export type MailName = keyof typeof MAILS;
/** What an e-mail is made of. */
export type MailProps<N extends MailName> = Parameters<(typeof MAILS)[N]>[0];

/** Sent to many at once, over a stream of its own: who marks it as spam must not cost others their links to sign in. */
const BROADCASTS: ReadonlySet<MailName> = new Set(['announcement']);

/** Postmark's name of the stream that an e-mail goes by. */
export type MailStream = 'outbound' | 'broadcast';

/** The stream that an e-mail goes by. */
export function streamOf(mail: MailName): MailStream {
  return BROADCASTS.has(mail) ? 'broadcast' : 'outbound';
}
