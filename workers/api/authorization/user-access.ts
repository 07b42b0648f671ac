import { type Capability, guestMay, memberMay } from '../../../core/team/capability.ts';
import type { Site, SiteAccess } from '../../../db/sites.ts';
import type { Membership, SignedInUser } from '../../../db/users.ts';
import { ApiError } from '../errors.ts';

type Belonging = Pick<SignedInUser, 'memberships' | 'guestOf'>;

/** The sites on which a user has a capability. */
export function accessOf({ memberships, guestOf }: Belonging, capability: Capability): SiteAccess {
  const accounts = memberships.filter(
    (each) => closedBy(each) === undefined && memberMay(each.role, capability),
  );
  const guests = guestOf.filter((each) => !each.needsTwoFactor && guestMay(each.role, capability));
  return {
    accountIds: accounts.map(({ accountId }) => accountId),
    siteIds: null,
    guestSiteIds: guests.map(({ siteId }) => siteId),
  };
}

/** The sites that are no secret to a user, though she may do nothing with them. */
export function reachOf({ memberships, guestOf }: Belonging): SiteAccess {
  return {
    accountIds: memberships.map(({ accountId }) => accountId),
    siteIds: null,
    guestSiteIds: guestOf.map(({ siteId }) => siteId),
  };
}

/** The account of this id (`account_…`), if the user has a capability there. @throws {ApiError} */
export function openAccount(
  { memberships }: Belonging,
  publicId: string | undefined,
  capability: Capability,
): Membership {
  const membership = memberships.find((each) => each.publicId === publicId);
  if (!membership) throw noSuchAccount();
  // Seeing that there is something to set up, and leaving, is for everybody.
  const closed = closedBy(membership);
  if (closed && capability !== 'belong') throw closed;
  if (!memberMay(membership.role, capability)) throw missingRole();
  return membership;
}

/** The answer to who sees an account, or a site of it, but may not do this there. */
export function refusalOf(
  { memberships, guestOf }: Belonging,
  { accountId, id }: { accountId: number } & Partial<Pick<Site, 'id'>>,
): ApiError {
  const membership = memberships.find((each) => each.accountId === accountId);
  if (membership) return closedBy(membership) ?? missingRole();
  const guest = guestOf.find(({ siteId }) => siteId === id);
  return guest?.needsTwoFactor ? twoFactorNeeded() : missingRole();
}

/** What keeps a member out of an account that is hers, if anything. */
export function closedBy({ needsSso, needsTwoFactor }: Membership): ApiError | undefined {
  // Signing in there may spare her the second factor here.
  if (needsSso) {
    return new ApiError(
      'sso_needed',
      'This account is open only to those who sign in with their organisation.',
    );
  }
  return needsTwoFactor ? twoFactorNeeded() : undefined;
}

/** The answer to whoever asks for an account that is not there, or not there for her. */
export function noSuchAccount(): ApiError {
  return new ApiError('not_found', 'You belong to no such account.');
}

/** The answer to whoever is something else than the route needs. */
export function missingRole(): ApiError {
  return new ApiError('missing_role', 'Your role does not allow this. Ask an owner or admin of the account.');
}

/** The answer to whoever signs in by one factor where two are required. */
export function twoFactorNeeded(): ApiError {
  return new ApiError(
    'two_factor_needed',
    'This account is open only to those who sign in by two factors: an authenticator app, or a passkey. Set that up in your security settings.',
  );
}
