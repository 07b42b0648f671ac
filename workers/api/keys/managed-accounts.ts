import type { Membership, SignedInUser } from '../../../db/users.ts';
import { ApiError } from '../errors.ts';

/** Who may make keys can read and change all that the keys can. */
const MANAGERS = ['owner', 'admin'];

/** The accounts whose keys a user looks after. */
export function managedAccounts({ memberships }: SignedInUser): Membership[] {
  return memberships.filter(({ role }) => MANAGERS.includes(role));
}

/** The one that is named (`account_…`), or the first. @throws {ApiError} when she looks after none of this name */
export function managedAccount(user: SignedInUser, publicId: string | undefined): Membership {
  const managed = managedAccounts(user);
  const chosen = publicId === undefined ? managed[0] : managed.find((each) => each.publicId === publicId);
  if (!chosen) throw new ApiError('not_found', 'You look after the keys of no such account.');
  return chosen;
}
