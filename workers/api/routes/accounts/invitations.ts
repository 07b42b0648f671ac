import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { GUEST_ROLES, ROLES } from '../../../../core/team/role.ts';
import { endInvitation, type Invitation, listInvitations } from '../../../../db/invitations.ts';
import { listMembers } from '../../../../db/members.ts';
import { findSite, type Site } from '../../../../db/sites.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { invitationSchema } from '../../answers/team.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { siteNotFound } from '../../readable-site.ts';
import { invite, inviteAgain } from '../../team/invite.ts';
import { noSuchInTeam, teamId } from '../../team/team-id.ts';
import { viewInvitation } from '../../team/view-invitation.ts';
import { SAVED_ID } from '../sites-v1/saved-id.ts';

const MAX_INVITATIONS = 100;
const account_id = z.string();
const mayInvite = limit({
  name: 'invitations',
  key: 'user',
  rate: '30/h',
  sentence: 'Too many invitations.',
});

const newSchema = z
  .strictObject({
    // Lower case first: z.email checks what is stored.
    email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
    role: z.enum(ROLES).exclude(['owner']),
    /** Domain or id: as a guest of this site alone. */
    site: z.string().optional(),
  })
  .refine(({ role, site }) => site === undefined || GUEST_ROLES.some((one) => one === role), {
    path: ['role'],
    message: `a guest is ${GUEST_ROLES.join(' or ')}`,
  });

const add = new Hono<AuthenticatedEnv>().post(
  '/:account_id/invitations',
  describe({
    operationId: 'invite',
    tag: 'Accounts',
    summary: 'Invite somebody by e-mail, into an account or to one of its sites',
    description: 'Holds for seven days. An earlier invitation of the same address to the same is void.',
    params: { account_id },
    answer: invitationSchema,
    status: 201,
    errors: ['not_found', 'site_not_found', 'already_member', 'limit_reached'],
  }),
  requireUser(),
  mayInvite,
  jsonBody(newSchema),
  async (c) => {
    const { db, vault } = c.get('services');
    const { accountId, name } = askedAccount(c);
    const { email, role, site: siteName } = c.req.valid('json');
    const site = siteName === undefined ? undefined : await siteOf(c, siteName, accountId);
    const members = await listMembers(db, vault, accountId);
    if (members.some((member) => member.email === email))
      throw new ApiError('already_member', `${email} belongs to this account already.`);
    if ((await open(c)).length >= MAX_INVITATIONS)
      throw new ApiError('limit_reached', `An account may have ${MAX_INVITATIONS} invitations.`);
    const id = await invite(c, {
      accountId,
      accountName: name,
      siteId: site?.id ?? null,
      domain: site?.domain ?? null,
      email,
      role,
    });
    await recordAudit(c, { action: 'invitation.sent', target: id, site, accountId, detail: { role } });
    return c.json(viewInvitation(await invitationOf(c, String(id))), 201);
  },
);

const again = new Hono<AuthenticatedEnv>().post(
  '/:account_id/invitations/:invitation_id/resend',
  describe({
    operationId: 'resendInvitation',
    tag: 'Accounts',
    summary: 'Send an invitation again; what was sent before is void',
    params: { account_id, invitation_id: SAVED_ID },
    answer: invitationSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  mayInvite,
  async (c) => {
    const invitation = await invitationOf(c, c.req.param('invitation_id'));
    await inviteAgain(c, invitation);
    const { id, accountId, role } = invitation;
    await recordAudit(c, { action: 'invitation.sent', target: id, accountId, detail: { role } });
    return c.json(viewInvitation(await invitationOf(c, String(id))));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/invitations/:invitation_id',
  describe({
    operationId: 'revokeInvitation',
    tag: 'Accounts',
    summary: 'Revoke an invitation',
    params: { account_id, invitation_id: SAVED_ID },
    answer: deletedSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => {
    const { db, vault } = c.get('services');
    const { id, accountId } = await invitationOf(c, c.req.param('invitation_id'));
    await endInvitation(db, vault, id);
    await recordAudit(c, { action: 'invitation.revoked', target: id, accountId });
    return c.json({ deleted: true });
  },
);

async function open(c: Context<AuthenticatedEnv>): Promise<Invitation[]> {
  const { db, vault, now } = c.get('services');
  return await listInvitations(db, vault, askedAccount(c).accountId, now());
}

async function invitationOf(c: Context<AuthenticatedEnv>, text: string): Promise<Invitation> {
  const id = teamId(text, 'invitation');
  const found = (await open(c)).find((one) => one.id === id);
  if (!found) throw noSuchInTeam('invitation');
  return found;
}

async function siteOf(c: Context<AuthenticatedEnv>, name: string, accountId: number): Promise<Site> {
  const access = { accountIds: [accountId], siteIds: null };
  const site = await findSite(c.get('services').db, name.trim().toLowerCase(), access);
  if (!site) throw siteNotFound();
  return site;
}

/** Who is invited into an account. */
export const accountInvitations = new Hono<AuthenticatedEnv>()
  .route('/', add)
  .route('/', again)
  .route('/', remove);
