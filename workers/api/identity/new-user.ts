import { APIError } from 'better-auth/api';
import { createAccount } from '../../../db/accounts.ts';
import type { Database } from '../../../db/database.ts';
import { isInvited } from '../../../db/invitations.ts';
import { emailIndex, saveMembership } from '../../../db/users.ts';
import type { Vault } from '../../../vault/vault.ts';
import { randomName } from '../tokens.ts';

interface Household {
  db: Database;
  vault: Vault;
  isInviteOnly: boolean;
  now: () => number;
}

/** Lets a user be made, by whichever way she comes. @throws APIError INVITE_ONLY */
export async function admitUser({ db, vault, isInviteOnly, now }: Household, email: string): Promise<void> {
  if (!isInviteOnly || (await isInvited(db, emailIndex(vault, email), now()))) return;
  throw new APIError('FORBIDDEN', { code: 'INVITE_ONLY', message: 'Only invited people may sign up.' });
}

/** Gives a new user an account of her own; who is invited gets one by accepting. */
export async function houseUser(
  { db, vault, now }: Household,
  user: { id: string; email: string },
): Promise<void> {
  if (await isInvited(db, emailIndex(vault, user.email), now())) return;
  const account = await createAccount(db, {
    publicId: `account_${randomName()}`,
    name: 'My sites',
    createdAt: now(),
  });
  await saveMembership(db, { accountId: account.id, userId: Number(user.id), role: 'owner', now: now() });
}
