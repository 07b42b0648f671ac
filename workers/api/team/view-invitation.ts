import type { Invitation } from '../../../db/invitations.ts';

/** An invitation as the account sees it. */
export function viewInvitation({ id, email, role, domain, expiresAt }: Invitation) {
  return {
    id: String(id),
    email,
    role,
    site: domain,
    expires_at: new Date(expiresAt).toISOString(),
  };
}
