import type { Principal } from './context.ts';
import { ApiError } from './errors.ts';

/** Names the account (`account_…`) that what a user makes is to belong to; without it her first one. */
export const ACCOUNT_HEADER = 'x-pharos-account';

/** The account whose plan limits what a principal asks; null = nobody's. */
export function accountOf({ access }: Principal): number | null {
  return access.accountIds?.[0] ?? null;
}

/** The account that a new site belongs to; null = the operator's. @throws ApiError when there is none of this name for her */
export function accountForNewSites(principal: Principal, publicId: string | undefined): number | null {
  if (principal.kind !== 'user') return accountOf(principal);
  const { memberships } = principal.user;
  const chosen =
    publicId === undefined ? memberships[0] : memberships.find((each) => each.publicId === publicId);
  if (!chosen) throw new ApiError('not_found', 'You belong to no such account.');
  return chosen.accountId;
}
