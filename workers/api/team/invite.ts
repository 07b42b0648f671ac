import type { Context } from 'hono';
import type { Role } from '../../../core/team/role.ts';
import { createInvitation, type Invitation, renewInvitation } from '../../../db/invitations.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { hashToken, randomToken } from '../tokens.ts';

/** How long an invitation holds. */
export const INVITATION_MS = 7 * 86_400_000;

interface Wanted {
  accountId: number;
  accountName: string;
  siteId: number | null;
  domain: string | null;
  email: string;
  role: Role;
}

/** Makes an invitation and sends it. Answers its number. */
export async function invite(c: Context<AuthenticatedEnv>, wanted: Wanted): Promise<number> {
  const { db, vault, now } = c.get('services');
  const token = randomToken();
  const { accountName: _, domain: __, ...invitation } = wanted;
  const id = await createInvitation(db, vault, {
    ...invitation,
    tokenHash: hashToken(token),
    invitedBy: signedInUser(c).id,
    createdAt: now(),
    expiresAt: now() + INVITATION_MS,
  });
  await send(c, wanted, token);
  return id;
}

/** Sends an invitation again, for as long as a new one; what was sent before is void. */
export async function inviteAgain(c: Context<AuthenticatedEnv>, invitation: Invitation): Promise<void> {
  const { db, now } = c.get('services');
  const token = randomToken();
  await renewInvitation(db, invitation.id, {
    tokenHash: hashToken(token),
    expiresAt: now() + INVITATION_MS,
  });
  await send(c, invitation, token);
}

async function send(
  c: Context<AuthenticatedEnv>,
  { email, role, accountName, domain }: Omit<Wanted, 'accountId' | 'siteId'>,
  token: string,
): Promise<void> {
  const services = c.get('services');
  await sendMail(services, {
    mail: 'team-invitation',
    props: {
      inviter: signedInUser(c).email,
      to: domain ?? accountName,
      role,
      url: new URL(`/invitation#token=${token}`, services.vars.PUBLIC_URL).href,
      validMs: INVITATION_MS,
    },
    to: email,
    dedupeKey: hashToken(token),
    expiresAt: services.now() + INVITATION_MS,
  });
}
