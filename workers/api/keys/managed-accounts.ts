import { memberMay } from '../../../core/team/capability.ts';
import type { Membership, SignedInUser } from '../../../db/users.ts';
import { closedBy } from '../authorization/user-access.ts';
import { ApiError } from '../errors.ts';

/** The accounts whose keys a user looks after. */
export function managedAccounts({ memberships }: SignedInUser): Membership[] {
  return memberships.filter((each) => closedBy(each) === undefined && memberMay(each.role, 'manage_keys'));
}

/** The one that is named (`account_…`), or the first. @throws {ApiError} when she looks after none of this name */
export function managedAccount(user: SignedInUser, publicId: string | undefined): Membership {
  const managed = managedAccounts(user);
  const chosen = publicId === undefined ? managed[0] : managed.find((each) => each.publicId === publicId);
  if (!chosen) throw new ApiError('not_found', 'You look after the keys of no such account.');
  return chosen;
}
