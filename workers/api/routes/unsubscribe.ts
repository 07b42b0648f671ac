import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findUserToUnsubscribe, setUnsubscribed } from '../../../db/mail-opt-outs.ts';
import { recordUserAudit } from '../audit.ts';
import type { ApiEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { limit } from '../middleware/limit.ts';
import { describe } from '../openapi/describe.ts';

const answer = z.object({ subscribed: z.boolean() });
const described = {
  tag: 'Accounts',
  params: { token: z.string() },
  answer,
  errors: ['invalid_token', 'rate_limited'],
} as const;
const limited = limit({ name: 'unsubscribe', key: 'ip', rate: '60/m' });

const show = new Hono<ApiEnv>().get(
  '/:token',
  describe({
    ...{ operationId: 'showUnsubscribe', tag: 'Accounts', params: { token: z.string() } },
    summary: 'Leads from the link of an e-mail to the page that asks whether one means it',
    ...{ status: 302, answer: null },
  }),
  // Programs follow the links of e-mails: this changes nothing.
  (c) => c.redirect(`/unsubscribe#${encodeURIComponent(c.req.param('token'))}`),
);

const end = new Hono<ApiEnv>().post(
  '/:token',
  describe({
    ...described,
    operationId: 'unsubscribe',
    summary: 'Get no more announcements',
    description:
      'For mail programs, by one click (RFC 8058), and for the page. The address itself says who it is.',
  }),
  limited,
  async (c) => {
    await set(c, c.get('services').now(), 'user.unsubscribed');
    return c.json({ subscribed: false });
  },
);

const again = new Hono<ApiEnv>().delete(
  '/:token',
  describe({ ...described, operationId: 'subscribeAgain', summary: 'Get announcements again' }),
  limited,
  async (c) => {
    await set(c, null, 'user.subscribed_again');
    return c.json({ subscribed: true });
  },
);

async function set(
  c: Context<ApiEnv>,
  at: number | null,
  action: 'user.unsubscribed' | 'user.subscribed_again',
): Promise<void> {
  const { db, vault } = c.get('services');
  const userId = await findUserToUnsubscribe(db, vault, c.req.param('token') ?? '');
  if (userId === undefined)
    throw new ApiError('invalid_token', 'This link is not one of ours, or not complete.');
  await setUnsubscribed(db, userId, at);
  await recordUserAudit(c, userId, { action });
}

/** What the links of announcements lead to; nothing else can be unsubscribed from. */
export const unsubscribe = new Hono<ApiEnv>().route('/', show).route('/', end).route('/', again);
