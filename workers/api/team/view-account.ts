import { readAccount } from '../../../db/accounts.ts';
import { findOwnershipOffer } from '../../../db/ownership-offers.ts';
import type { Membership, SignedInUser } from '../../../db/users.ts';
import type { Services } from '../services.ts';

/** An account as the API shows it to one of its members. */
export async function viewAccount({ db, now }: Services, membership: Membership, userId: number) {
  const { accountId, publicId, role, needsTwoFactor, needsSso } = membership;
  const [{ name, requiresTwoFactor }, offer] = await Promise.all([
    readAccount(db, accountId),
    findOwnershipOffer(db, accountId, now()),
  ]);
  return {
    id: publicId,
    name,
    role,
    requires_two_factor: requiresTwoFactor,
    needs_two_factor: needsTwoFactor,
    needs_sso: needsSso,
    is_offered: offer?.toUserId === userId,
  };
}

/** The accounts that a user belongs to. */
export async function viewAccounts(services: Services, { memberships, id }: SignedInUser) {
  return await Promise.all(memberships.map((membership) => viewAccount(services, membership, id)));
}
