import { Hono } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../../core/team/role.ts';
import { listInvitations } from '../../../../db/invitations.ts';
import {
  deleteGuest,
  deleteMember,
  listGuests,
  listMembers,
  type Member,
  setMemberRole,
} from '../../../../db/members.ts';
import { findOwnershipOffer } from '../../../../db/ownership-offers.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { doneSchema, teamSchema } from '../../answers/team.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import { missingRole } from '../../authorization/user-access.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';
import { noSuchInTeam, teamId } from '../../team/team-id.ts';
import { viewInvitation } from '../../team/view-invitation.ts';
import { SAVED_ID } from '../sites-v1/saved-id.ts';

const account_id = z.string();
// An account becomes somebody's by an offer that she accepts.
const roleSchema = z.strictObject({ role: z.enum(ROLES).exclude(['owner']) });

const read = new Hono<AuthenticatedEnv>().get(
  '/:account_id/team',
  describe({
    operationId: 'readTeam',
    tag: 'Accounts',
    summary: 'Who reaches an account, and who is invited',
    params: { account_id },
    answer: teamSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => {
    const { db, vault, now } = c.get('services');
    const { accountId } = askedAccount(c);
    const [members, guests, invitations, offer] = await Promise.all([
      listMembers(db, vault, accountId),
      listGuests(db, vault, accountId),
      listInvitations(db, vault, accountId, now()),
      findOwnershipOffer(db, accountId, now()),
    ]);
    const person = ({ id, email, hasTwoFactor }: Omit<Member, 'role'>) => ({
      id: String(id),
      email,
      has_two_factor: hasTwoFactor,
    });
    return c.json({
      members: members.map((member) => ({
        ...person(member),
        role: member.role,
        is_you: member.userId === signedInUser(c).id,
        is_offered: member.userId === offer?.toUserId,
      })),
      guests: guests.map((guest) => ({ ...person(guest), role: guest.role, site: guest.domain })),
      invitations: invitations.map(viewInvitation),
    });
  },
);

const change = new Hono<AuthenticatedEnv>().patch(
  '/:account_id/members/:member_id',
  describe({
    operationId: 'changeMember',
    tag: 'Accounts',
    summary: 'Give a member another role',
    params: { account_id, member_id: SAVED_ID },
    answer: doneSchema,
    errors: ['not_found', 'last_owner'],
  }),
  requireUser(),
  jsonBody(roleSchema),
  async (c) => {
    const { db } = c.get('services');
    const asked = askedAccount(c);
    const member = await memberOf(c.get('services'), asked, c.req.param('member_id'));
    const { role } = c.req.valid('json');
    if (!(await setMemberRole(db, asked.accountId, member.id, role))) throw lastOwner();
    await recordAudit(c, {
      action: 'member.changed',
      target: member.userId,
      accountId: asked.accountId,
      detail: { from: member.role, to: role },
    });
    return c.json({ ok: true });
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/members/:member_id',
  describe({
    operationId: 'removeMember',
    tag: 'Accounts',
    summary: 'Take a member out of an account',
    params: { account_id, member_id: SAVED_ID },
    answer: deletedSchema,
    errors: ['not_found', 'last_owner'],
  }),
  requireUser(),
  async (c) => {
    const { db } = c.get('services');
    const asked = askedAccount(c);
    const member = await memberOf(c.get('services'), asked, c.req.param('member_id'));
    if (!(await deleteMember(db, asked.accountId, member.id))) throw lastOwner();
    await recordAudit(c, {
      action: 'member.removed',
      target: member.userId,
      accountId: asked.accountId,
      detail: { role: member.role },
    });
    return c.json({ deleted: true });
  },
);

const leave = new Hono<AuthenticatedEnv>().post(
  '/:account_id/leave',
  describe({
    operationId: 'leaveAccount',
    tag: 'Accounts',
    summary: 'Belong to an account no more',
    params: { account_id },
    answer: doneSchema,
    errors: ['not_found', 'last_owner'],
  }),
  requireUser(),
  jsonBody(z.strictObject({})),
  async (c) => {
    const { db, vault } = c.get('services');
    const { accountId } = askedAccount(c);
    const { id: userId } = signedInUser(c);
    const own = (await listMembers(db, vault, accountId)).find((member) => member.userId === userId);
    if (!own || !(await deleteMember(db, accountId, own.id))) throw lastOwner();
    await recordAudit(c, { action: 'member.left', target: userId, accountId });
    return c.json({ ok: true });
  },
);

const removeGuest = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/guests/:guest_id',
  describe({
    operationId: 'removeGuest',
    tag: 'Accounts',
    summary: "End a guest's access to a site",
    params: { account_id, guest_id: SAVED_ID },
    answer: deletedSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => {
    const { accountId } = askedAccount(c);
    const id = teamId(c.req.param('guest_id'), 'guest');
    const siteId = await deleteGuest(c.get('services').db, accountId, id);
    if (siteId === undefined) throw noSuchInTeam('guest');
    await recordAudit(c, { action: 'guest.removed', target: id, site: { id: siteId, accountId } });
    return c.json({ deleted: true });
  },
);

/** The member of a number; owners are for owners to change. */
async function memberOf(
  { db, vault }: Services,
  { accountId, role }: { accountId: number; role: string },
  text: string,
): Promise<Member> {
  const id = teamId(text, 'member');
  const member = (await listMembers(db, vault, accountId)).find((one) => one.id === id);
  if (!member) throw noSuchInTeam('member');
  if (member.role === 'owner' && role !== 'owner') throw missingRole();
  return member;
}

function lastOwner(): ApiError {
  return new ApiError('last_owner', 'An account needs an owner: hand it over first.');
}

/** Who reaches an account. */
export const team = new Hono<AuthenticatedEnv>()
  .route('/', read)
  .route('/', change)
  .route('/', remove)
  .route('/', leave)
  .route('/', removeGuest);
