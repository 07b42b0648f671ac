import { Hono } from 'hono';
import { z } from 'zod';
import { listMembers } from '../../../../db/members.ts';
import {
  acceptOwnership,
  deleteOwnershipOffer,
  findOwnershipOffer,
  offerOwnership,
} from '../../../../db/ownership-offers.ts';
import { sendMail } from '../../../../emails/send-mail.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { doneSchema } from '../../answers/team.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { noSuchInTeam } from '../../team/team-id.ts';

const OFFER_MS = 7 * 86_400_000;
const params = { account_id: z.string() };

const offer = new Hono<AuthenticatedEnv>().post(
  '/:account_id/ownership',
  describe({
    operationId: 'offerOwnership',
    tag: 'Accounts',
    summary: 'Offer a member to become the owner in one’s place',
    description: 'Holds for seven days; nothing changes before she accepts.',
    params,
    answer: doneSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  limit({ name: 'ownership', key: 'user', rate: '10/h' }),
  jsonBody(z.strictObject({ member_id: z.string() })),
  async (c) => {
    const services = c.get('services');
    const { accountId, publicId, name } = askedAccount(c);
    const user = signedInUser(c);
    const { member_id } = c.req.valid('json');
    const members = await listMembers(services.db, services.vault, accountId);
    const member = members.find(({ id, userId }) => String(id) === member_id && userId !== user.id);
    if (!member || member.email === null) throw noSuchInTeam('member');
    const at = services.now();
    await offerOwnership(services.db, {
      accountId,
      fromUserId: user.id,
      toUserId: member.userId,
      createdAt: at,
      expiresAt: at + OFFER_MS,
    });
    await recordAudit(c, { action: 'ownership.offered', target: member.userId, accountId });
    await sendMail(services, {
      mail: 'ownership-transfer',
      props: {
        owner: user.email,
        subject: name,
        url: new URL('/settings/team', services.vars.PUBLIC_URL).href,
        validMs: OFFER_MS,
      },
      to: member.email,
      dedupeKey: `${publicId} ${member.userId} ${at}`,
      expiresAt: at + OFFER_MS,
    });
    return c.json({ ok: true });
  },
);

const keep = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/ownership',
  describe({
    operationId: 'keepOwnership',
    tag: 'Accounts',
    summary: 'Take the offer of an account back',
    params,
    answer: deletedSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  async (c) => {
    const { accountId, publicId } = askedAccount(c);
    if (!(await deleteOwnershipOffer(c.get('services').db, accountId))) throw noSuchInTeam('offer');
    await recordAudit(c, { action: 'ownership.kept', target: publicId, accountId });
    return c.json({ deleted: true });
  },
);

const accept = new Hono<AuthenticatedEnv>().post(
  '/:account_id/ownership/accept',
  describe({
    operationId: 'acceptOwnership',
    tag: 'Accounts',
    summary: 'Become the owner of an account that is offered to one',
    description: 'Whoever has offered it becomes an admin.',
    params,
    answer: doneSchema,
    errors: ['not_found'],
  }),
  requireUser(),
  jsonBody(z.strictObject({})),
  async (c) => {
    const { db, now } = c.get('services');
    const { accountId } = askedAccount(c);
    const { id: userId } = signedInUser(c);
    const found = await findOwnershipOffer(db, accountId, now());
    if (found?.toUserId !== userId) throw noSuchInTeam('offer');
    await acceptOwnership(db, found);
    await recordAudit(c, { action: 'ownership.accepted', target: userId, accountId });
    return c.json({ ok: true });
  },
);

/** Handing an account over. */
export const ownership = new Hono<AuthenticatedEnv>().route('/', offer).route('/', keep).route('/', accept);
