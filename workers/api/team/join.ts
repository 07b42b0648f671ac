import type { Context } from 'hono';
import { endInvitation, type Invitation } from '../../../db/invitations.ts';
import { saveGuest } from '../../../db/members.ts';
import { type SignedInUser, saveMembership } from '../../../db/users.ts';
import { recordAudit } from '../audit.ts';
import type { Principal } from '../context.ts';
import type { Services } from '../services.ts';
import { invalidToken } from './received-invitation.ts';

/** Makes a user what an invitation says, and ends it. The request's principal is the user. @throws {ApiError} when it has ended */
export async function join(c: Context, invitation: Invitation, userId: number): Promise<void> {
  const { db, vault, now }: Services = c.get('services');
  const { id, accountId, siteId, role } = invitation;
  if (!(await endInvitation(db, vault, id))) throw invalidToken();
  if (siteId === null) {
    await saveMembership(db, { accountId, userId, role, now: now() });
    await recordAudit(c, { action: 'member.joined', target: userId, accountId, detail: { role } });
    return;
  }
  if (role !== 'editor' && role !== 'viewer') throw new Error(`a guest cannot be ${role}`);
  await saveGuest(db, { siteId, userId, role, now: now() });
  await recordAudit(c, {
    action: 'guest.joined',
    target: userId,
    site: { id: siteId, accountId },
    detail: { role },
  });
}

/** The same for somebody who has become a user by this very request, and so is who does it. */
export async function joinAsNewUser(
  c: Context,
  invitation: Invitation,
  user: Pick<SignedInUser, 'id' | 'keyId' | 'email'>,
): Promise<void> {
  const { now }: Services = c.get('services');
  const standing = { isStaff: false, hasTwoFactor: false, memberships: [], guestOf: [] };
  const principal: Principal = {
    kind: 'user',
    user: { ...user, ...standing, sessionId: 0, signedInAt: now(), sessionEndsAt: now() },
    access: { accountIds: [], siteIds: null },
  };
  c.set('principal', principal);
  await join(c, invitation, user.id);
}
