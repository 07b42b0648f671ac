import { findOrCreateFirstAccount } from '../../../db/accounts.ts';
import { deleteLoginSessionsOfUser } from '../../../db/login-sessions.ts';
import { saveMembership } from '../../../db/users.ts';
import { firstAccount } from '../first-account.ts';
import type { Services } from '../services.ts';
import { createUser } from './create-user.ts';
import { setPassword } from './passwords.ts';

/** Makes a user who owns the first account, her address taken as confirmed; an existing one gets the password and is signed out everywhere. Answers the user's id. */
export async function saveOperatorsUser(
  services: Services,
  { email, password }: { email: string; password: string },
): Promise<number> {
  const { auth, db, now } = services;
  const { internalAdapter } = await auth.$context;
  const existing = await internalAdapter.findUserByEmail(email);
  if (existing) {
    await setPassword(services, existing.user.id, password);
    await deleteLoginSessionsOfUser(db, Number(existing.user.id));
    return Number(existing.user.id);
  }
  const account = await findOrCreateFirstAccount(db, firstAccount(now()));
  const { id: userId } = await createUser(services, { email, name: '', password });
  await saveMembership(db, { accountId: account.id, userId, role: 'owner', now: now() });
  return userId;
}
