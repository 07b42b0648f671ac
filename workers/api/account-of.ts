import { missingRole, noSuchAccount, refusalOf } from './authorization/user-access.ts';
import type { Principal } from './context.ts';

/** Names the account (`account_…`) that what a user makes is to belong to; without it her first one. */
export const ACCOUNT_HEADER = 'x-pharos-account';

/** The account whose plan limits what a principal asks; null = nobody's. */
export function accountOf(principal: Principal): number | null {
  const { accountIds } = principal.access;
  if (accountIds === null) return null;
  const hosts = principal.kind === 'user' ? principal.user.guestOf : [];
  return accountIds[0] ?? hosts[0]?.accountId ?? null;
}

/** The account that a new site belongs to; null = the operator's. @throws ApiError when there is none of this name for her */
export function accountForNewSites(principal: Principal, publicId: string | undefined): number | null {
  if (principal.kind !== 'user') return accountOf(principal);
  const { memberships } = principal.user;
  const open = principal.access.accountIds ?? [];
  if (publicId === undefined) {
    const [first] = open;
    if (first === undefined) throw missingRole();
    return first;
  }
  const chosen = memberships.find((each) => each.publicId === publicId);
  if (!chosen) throw noSuchAccount();
  if (!open.includes(chosen.accountId)) throw refusalOf(principal.user, chosen);
  return chosen.accountId;
}
