import type { Context } from 'hono';
import type { ApiKey } from '../../../db/api-keys.ts';
import type { SecurityNotice } from '../../../emails/mails/security-notice.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { describeError } from '../../../observe/log.ts';
import { clientOf } from '../client-of.ts';
import type { Services } from '../services.ts';

/** Tells a user by e-mail that a key was made, rotated or deleted in her name; the answer does not wait for it. */
export function tellOfKey(
  c: Context,
  email: string,
  notice: Extract<SecurityNotice, `api_key_${string}`>,
  { id, name }: Pick<ApiKey, 'id' | 'name'>,
): void {
  const services: Services = c.get('services');
  const { device, place } = clientOf(c);
  const sending = sendMail(services, {
    mail: 'security-notice',
    to: email,
    dedupeKey: `${notice} ${id}`,
    props: {
      notice,
      name,
      device: device || 'unknown',
      place: place || 'unknown',
      at: services.now(),
      actUrl: new URL('/settings/keys', services.vars.PUBLIC_URL).href,
    },
  }).catch((error: unknown) => services.log('error', 'a mail about a key failed', describeError(error)));
  c.executionCtx.waitUntil(sending);
}
