/** What a user is to an account. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer', 'billing'] as const;
export type Role = (typeof ROLES)[number];

/** What a user may be to one site of an account she does not belong to. */
export const GUEST_ROLES = ['editor', 'viewer'] as const;
export type GuestRole = (typeof GUEST_ROLES)[number];
