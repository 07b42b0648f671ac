import type { Context } from 'hono';
import { meetDevice } from '../../../db/known-devices.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { recordUserAudit } from '../audit.ts';
import type { Services } from '../services.ts';
import { deviceHash } from './device-cookie.ts';
import { issueLink } from './email-link.ts';
import { inBackground } from './in-background.ts';
import { deviceAndPlace } from './note-change.ts';

/** Whoever has just signed in. */
export interface Arrival {
  id: string;
  email: string;
}

/** How somebody has signed in. */
export type WayIn = 'password' | 'link' | 'second_factor' | 'recovery_code' | 'passkey' | 'provider' | 'sso';

/** What every way in ends with: the browser becomes known, and its owner is told of one that is new. */
export async function completeSignIn(c: Context, { id, email }: Arrival, by: WayIn): Promise<void> {
  const services: Services = c.get('services');
  const device = deviceHash(c);
  const client = deviceAndPlace(c);
  const at = services.now();
  await recordUserAudit(c, Number(id), { action: 'user.signed_in', detail: { by } });
  inBackground(c, async () => {
    const { isKnown, others } = await meetDevice(services.db, Number(id), device, at);
    // Her first device of all is the one she signed up with.
    if (isKnown || others === 0) return;
    const { url, expiresAt } = await issueLink(services, 'not-me', { userId: id });
    const props = { ...client, at, notMeUrl: url };
    const dedupeKey = `${id} ${device}`;
    await sendMail(services, { mail: 'login-alert', props, to: email, dedupeKey, expiresAt });
  });
}
