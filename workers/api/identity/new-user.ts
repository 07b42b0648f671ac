import { APIError } from 'better-auth/api';
import { createAccount } from '../../../db/accounts.ts';
import type { Database } from '../../../db/database.ts';
import { isInvited } from '../../../db/invitations.ts';
import { emailIndexes, saveMembership } from '../../../db/users.ts';
import type { Vault } from '../../../vault/vault.ts';
import { randomName } from '../tokens.ts';

interface Household {
  db: Database;
  vault: Vault;
  isInviteOnly: boolean;
  now: () => number;
}

/**
 * Lets a user be made, by whichever way she comes; who `isVouchedFor` comes from a provider, and must have an address that it
 * has confirmed. @throws APIError INVITE_ONLY, EMAIL_NOT_CONFIRMED
 */
export async function admitUser(
  { db, vault, isInviteOnly, now }: Household,
  { email, emailVerified }: { email: string; emailVerified: boolean },
  { isVouchedFor }: { isVouchedFor: boolean },
): Promise<void> {
  // Else whoever names a foreign address there would have it here: its invitations, its sites to be.
  if (isVouchedFor && !emailVerified) {
    throw new APIError('FORBIDDEN', {
      code: 'EMAIL_NOT_CONFIRMED',
      message: 'The address is not confirmed.',
    });
  }
  if (!isInviteOnly || (await isInvited(db, emailIndexes(vault, email), now()))) return;
  throw new APIError('FORBIDDEN', { code: 'INVITE_ONLY', message: 'Only invited people may sign up.' });
}

/** Gives a new user an account of her own; who is invited gets one by accepting. */
export async function houseUser(
  { db, vault, now }: Household,
  user: { id: string; email: string },
): Promise<void> {
  if (await isInvited(db, emailIndexes(vault, user.email), now())) return;
  const account = await createAccount(db, {
    publicId: `account_${randomName()}`,
    name: 'My sites',
    createdAt: now(),
  });
  await saveMembership(db, { accountId: account.id, userId: Number(user.id), role: 'owner', now: now() });
}
