import { type Capability, guestMay, memberMay } from '../../../core/team/capability.ts';
import { GUEST_ROLES } from '../../../core/team/role.ts';
import type { ReadableSite, Site } from '../api/sites.ts';
import type { Account } from '../api/team.ts';

/** Whether the reader may do something to a site, by the table the API goes by; whoever comes by a shared link may not. */
export function mayOnSite(site: Site | ReadableSite, capability: Capability): boolean {
  if (!('role' in site)) return false;
  if (site.account !== null) return memberMay(site.role, capability);
  const role = GUEST_ROLES.find((one) => one === site.role);
  return role !== undefined && guestMay(role, capability);
}

/** Whether the reader may do something to an account. */
export function mayInAccount(account: Account, capability: Capability): boolean {
  return !account.needs_two_factor && !account.needs_sso && memberMay(account.role, capability);
}

/** The accounts of several in which the reader may do something; of the chosen one alone, where one is chosen. */
export function accountsToDo(
  { accounts, chosen }: { accounts: Account[]; chosen: Account | null },
  capability: Capability,
): Account[] {
  return (chosen ? [chosen] : accounts).filter((account) => mayInAccount(account, capability));
}
