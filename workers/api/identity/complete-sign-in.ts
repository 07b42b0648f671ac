import type { Context } from 'hono';
import { meetDevice } from '../../../db/known-devices.ts';
import { meetPlace } from '../../../db/known-places.ts';
import type { WayIn } from '../../../db/way-in.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { recordUserAudit } from '../audit.ts';
import { placeName, placeOf } from '../client-of.ts';
import type { Services } from '../services.ts';
import { openedSession } from '../session-cookie.ts';
import { deviceHash } from './device-cookie.ts';
import { issueLink } from './email-link.ts';
import { inBackground } from './in-background.ts';
import { deviceAndPlace } from './note-change.ts';

/** Whoever has just signed in. */
export interface Arrival {
  id: string;
  email: string;
}

/** What every way in ends with: it is written down how and where, and its owner is told of a browser or country that is new. */
export async function completeSignIn(c: Context, { id, email }: Arrival, by: WayIn): Promise<void> {
  const services: Services = c.get('services');
  const device = deviceHash(c);
  const client = deviceAndPlace(c);
  const place = placeOf(c);
  const at = services.now();
  const token = openedSession(c.res.headers);
  if (token) {
    const { internalAdapter } = await services.auth.$context;
    await internalAdapter.updateSession(token, { place: placeName(place), signedInBy: by });
  }
  await recordUserAudit(c, Number(id), { action: 'user.signed_in', detail: { by } });
  inBackground(c, async () => {
    if (!(await isNew(services, Number(id), { device, country: place.country, at }))) return;
    const { url, expiresAt } = await issueLink(services, 'not-me', { userId: id, email, since: at });
    const props = { ...client, at, notMeUrl: url };
    const dedupeKey = `${id} ${device} ${place.country}`;
    await sendMail(services, { mail: 'login-alert', props, to: email, dedupeKey, expiresAt });
  });
}

/**
 * Whether a user has never signed in from this browser, or never from this country. Her first ones are those she signed up with.
 * Regions are not looked at: a telephone on the move changes them every day.
 */
async function isNew(
  { db, vault }: Services,
  userId: number,
  { device, country, at }: { device: string; country: string; at: number },
): Promise<boolean> {
  const browser = await meetDevice(db, userId, device, at);
  const place =
    country === '' ? { isKnown: true, others: 0 } : await meetPlace(db, vault, userId, { country, now: at });
  return [browser, place].some(({ isKnown, others }) => !isKnown && others > 0);
}
