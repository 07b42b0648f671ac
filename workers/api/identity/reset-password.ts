import { distrustDevices } from '../../../db/known-devices.ts';
import { deleteLoginSessionsOfUser } from '../../../db/login-sessions.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';
import { issueLink } from './email-link.ts';
import { setPassword } from './passwords.ts';

/** Sends whoever has this address a link to choose another password. */
export async function sendPasswordReset(services: Services, email: string): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  const user = (await internalAdapter.findUserByEmail(email))?.user;
  if (!user) return;
  const { url, validMs, expiresAt } = await issueLink(services, 'reset-password', { userId: user.id });
  const props = { url, validMs };
  await sendMail(services, { mail: 'reset-password', props, to: user.email, dedupeKey: url, expiresAt });
}

/** Gives a user the password she chose by a link, which confirms her address too, and ends all that was open. */
export async function resetPassword(services: Services, userId: string, password: string): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  await setPassword(services, userId, password);
  await internalAdapter.updateUser(userId, { emailVerified: true });
  await signOutEverywhere(services, userId);
}

/** Ends all sessions of a user; a second factor is asked for in every browser again. */
export async function signOutEverywhere({ db }: Services, userId: string): Promise<void> {
  await deleteLoginSessionsOfUser(db, Number(userId));
  await distrustDevices(db, Number(userId));
}
