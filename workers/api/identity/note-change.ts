import type { Context } from 'hono';
import type { SecurityNotice } from '../../../emails/mails/security-notice.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { recordUserAudit } from '../audit.ts';
import { clientOf } from '../client-of.ts';
import { randomName } from '../tokens.ts';
import { inBackground } from './in-background.ts';

/** What may change in how somebody is protected, and is told her. */
type Change = Extract<
  SecurityNotice,
  | 'two_factor_on'
  | 'two_factor_off'
  | 'recovery_code_used'
  | 'recovery_codes_made'
  | 'passkey_added'
  | 'passkey_removed'
  | 'sign_in_linked'
  | 'sign_in_unlinked'
  | 'password_changed'
  | 'email_changed'
>;

/** Writes down what has changed in how a user is protected, and tells her by e-mail. */
export async function noteChange(
  c: Context,
  user: { id: number | string; email: string },
  notice: Change,
  name?: string,
): Promise<void> {
  const services = c.get('services');
  await recordUserAudit(c, Number(user.id), { action: `user.${notice}` });
  const props = {
    notice,
    ...(name && { name }),
    ...deviceAndPlace(c),
    at: services.now(),
    actUrl: new URL('/settings/security', services.vars.PUBLIC_URL).href,
  };
  const dedupeKey = `${notice} ${randomName()}`;
  inBackground(c, () => sendMail(services, { mail: 'security-notice', props, to: user.email, dedupeKey }));
}

/** Where a request comes from, for people: nothing is left empty. */
export function deviceAndPlace(c: Context): { device: string; place: string } {
  const { device, place } = clientOf(c);
  return { device: device || 'An unknown device', place: place || 'An unknown place' };
}
