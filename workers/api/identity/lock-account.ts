import { symmetricEncrypt } from 'better-auth/crypto';
import { type TakenBack, takeBackSince } from '../../../db/added-since.ts';
import { forgetPlacesSince } from '../../../db/known-places.ts';
import { replaceRecoveryCodesMadeSince } from '../../../db/two-factors.ts';
import { readUserKeyId, setLockedAt } from '../../../db/users.ts';
import type { Services } from '../services.ts';
import type { LinkContent } from './email-link.ts';
import { sendPasswordReset, signOutEverywhere } from './reset-password.ts';

/** What was undone when a user shut a stranger out. */
export interface Undone extends TakenBack {
  /** Recovery codes, which are void now. */
  recoveryCodes: boolean;
  /** Her address, which is again what it was. */
  email: boolean;
}

/**
 * Shuts a stranger out by the link that was sent to `email`: all sessions end, the password works no more, every way in that was
 * added since then is gone, and its owner is asked to choose another password. Undefined when there is no such user any more.
 */
export async function lockAccount(
  services: Services,
  { userId, email, since }: LinkContent<'not-me'>,
): Promise<Undone | undefined> {
  const { auth, db, vault, now } = services;
  const { internalAdapter, secretConfig } = await auth.$context;
  const id = Number(userId);
  const user = await internalAdapter.findUserById(userId);
  const keyId = await readUserKeyId(db, id);
  if (!user || keyId === undefined) return undefined;
  await setLockedAt(db, id, now());
  const credential = await internalAdapter.findCredentialAccount(userId);
  if (credential) await internalAdapter.updateAccount(credential.id, { password: null });
  await signOutEverywhere(services, userId);
  const taken = await takeBackSince(db, vault, { id, keyId }, since);
  await forgetPlacesSince(db, id, since);
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: '[]' });
  const recoveryCodes = await replaceRecoveryCodesMadeSince(db, id, { since, backupCodes });
  // The stranger may have given her another one: what is sent from here on must not go there.
  const isMoved = user.email !== email && !(await internalAdapter.findUserByEmail(email));
  if (isMoved) await internalAdapter.updateUser(userId, { email, emailVerified: true });
  await sendPasswordReset(services, email);
  return { ...taken, recoveryCodes, email: isMoved };
}
