import { findOrCreateFirstAccount } from '../../../db/accounts.ts';
import { deleteLoginSessionsOfUser } from '../../../db/login-sessions.ts';
import { saveMembership } from '../../../db/users.ts';
import { firstAccount } from '../first-account.ts';
import { hashPassword } from '../password.ts';
import type { Services } from '../services.ts';

/** Makes a user who owns the first account, her address taken as confirmed; an existing one gets the password and is signed out everywhere. Answers the user's id. */
export async function saveOperatorsUser(
  { auth, db, now }: Services,
  { email, password }: { email: string; password: string },
): Promise<number> {
  const { internalAdapter, adapter } = await auth.$context;
  const passwordHash = await hashPassword(password);
  const existing = await internalAdapter.findUserByEmail(email);
  if (existing) {
    await internalAdapter.updatePassword(existing.user.id, passwordHash);
    await deleteLoginSessionsOfUser(db, Number(existing.user.id));
    return Number(existing.user.id);
  }
  const account = await findOrCreateFirstAccount(db, firstAccount(now()));
  const at = new Date(now());
  // Past the library's hooks: they are for people who come by themselves.
  const user = await adapter.create<Record<string, unknown>, { id: string }>({
    model: 'user',
    data: { email, name: '', emailVerified: true, createdAt: at, updatedAt: at },
  });
  const userId = Number(user.id);
  await saveMembership(db, { accountId: account.id, userId, role: 'owner', now: now() });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: passwordHash,
  });
  return userId;
}
