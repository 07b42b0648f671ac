import type { GuestRole, Role } from './role.ts';

interface Holders {
  roles: readonly Role[];
  /** Of a site, for that site. */
  guests?: readonly GuestRole[];
}

/** What may be done to an account and its sites, and by whom. `billing` reaches no site: it is there for whoever pays. */
export const CAPABILITIES = {
  /** Its numbers, and what is set and saved of it. */
  read_site: { roles: ['owner', 'admin', 'editor', 'viewer'], guests: ['editor', 'viewer'] },
  /** Goals, segments, funnels, annotations and what else makes numbers readable. */
  edit_site: { roles: ['owner', 'admin', 'editor'], guests: ['editor'] },
  /** Adding sites; their settings, shields and shared links. */
  manage_sites: { roles: ['owner', 'admin'] },
  /** Who may make keys can read and change all that the keys can. */
  manage_keys: { roles: ['owner', 'admin'] },
  delete_sites: { roles: ['owner'] },
  delete_account: { roles: ['owner'] },
  /** Handing sites, or the account itself, to somebody else. */
  transfer: { roles: ['owner'] },
  /** Members, guests and invitations. */
  manage_team: { roles: ['owner', 'admin'] },
  /** Whether members must sign in by two factors, and which provider vouches for them. */
  secure_team: { roles: ['owner'] },
  rename_account: { roles: ['owner', 'admin'] },
  read_audit: { roles: ['owner', 'admin'] },
  /** Seeing that one belongs to the account, and leaving it. */
  belong: { roles: ['owner', 'admin', 'editor', 'viewer', 'billing'] },
} as const satisfies Record<string, Holders>;
export type Capability = keyof typeof CAPABILITIES;

/** Whether a member of this role has a capability. */
export function memberMay(role: Role, capability: Capability): boolean {
  const { roles }: Holders = CAPABILITIES[capability];
  return roles.includes(role);
}

/** Whether a guest of this role has a capability on her site. */
export function guestMay(role: GuestRole, capability: Capability): boolean {
  const { guests = [] }: Holders = CAPABILITIES[capability];
  return guests.includes(role);
}
