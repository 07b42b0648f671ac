import { describe, expect, it } from 'vitest';
import { CAPABILITIES, type Capability } from '../../../core/team/capability.ts';
import { ROLES, type Role } from '../../../core/team/role.ts';
import type { Account } from '../api/team.ts';
import { accountsToDo, mayInAccount, mayOnSite } from './may.ts';

const readable = { site_id: 'site_1', domain: 'example.com', timezone: 'UTC' };
const aSite = (role: Role, account: string | null) => ({
  ...readable,
  ...{ key: 'k', script_url: '', display_name: '', role, account },
});
const anAccount = (role: Role, needs_two_factor = false, needs_sso = false): Account => ({
  ...{ id: `account_${role}`, name: role, role },
  ...{ requires_two_factor: needs_two_factor, needs_two_factor, needs_sso, is_offered: false },
});
const all = Object.keys(CAPABILITIES) as Capability[];
const ofSites = (role: Role, account: string | null) =>
  all.filter((capability) => mayOnSite(aSite(role, account), capability));

describe('what the pages offer', () => {
  it('is what a member’s role may do', () => {
    expect(ofSites('viewer', 'account_1')).toEqual(['read_site', 'belong']);
    expect(ofSites('editor', 'account_1')).toEqual(['read_site', 'edit_site', 'belong']);
    expect(ofSites('billing', 'account_1')).toEqual(['belong']);
    expect(ofSites('admin', 'account_1')).not.toContain('delete_sites');
    expect(ofSites('owner', 'account_1')).toEqual(all);
  });

  it('is less for a guest, and nothing for a shared link', () => {
    expect(ofSites('viewer', null)).toEqual(['read_site']);
    expect(ofSites('editor', null)).toEqual(['read_site', 'edit_site']);
    // No such guests; should there ever be one, she may nothing.
    expect(ofSites('owner', null)).toEqual([]);
    expect(all.filter((capability) => mayOnSite(readable, capability))).toEqual([]);
  });

  it('is nothing of an account that waits for a second factor', () => {
    expect(mayInAccount(anAccount('owner'), 'manage_keys')).toBe(true);
    expect(mayInAccount(anAccount('owner', true), 'manage_keys')).toBe(false);
  });

  it('is nothing of an account that waits for its own provider', () => {
    expect(mayInAccount(anAccount('admin', false, true), 'manage_keys')).toBe(false);
  });

  it('looks at the chosen account alone, else at all', () => {
    const accounts = ROLES.map((role) => anAccount(role));
    const roles = (chosen: Account | null) =>
      accountsToDo({ accounts, chosen }, 'manage_sites').map(({ role }) => role);
    expect(roles(null)).toEqual(['owner', 'admin']);
    expect(roles(anAccount('admin'))).toEqual(['admin']);
    expect(roles(anAccount('viewer'))).toEqual([]);
  });
});
