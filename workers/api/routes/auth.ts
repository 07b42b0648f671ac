import { Hono } from 'hono';
import { z } from 'zod';
import { saltKey } from '../../../core/salt-dates.ts';
import { createLoginSession, deleteLoginSession } from '../../../db/login-sessions.ts';
import { findUserByEmail } from '../../../db/users.ts';
import type { ApiEnv, AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { assertAllowed } from '../limiter.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { sameOrigin } from '../middleware/same-origin.ts';
import { verifyPassword } from '../password.ts';
import type { Services } from '../services.ts';
import {
  clearSessionCookie,
  readSessionCookie,
  SESSION_DAYS,
  writeSessionCookie,
} from '../session-cookie.ts';
import { hashToken, randomToken } from '../tokens.ts';

const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1).max(1024),
});

const DAY_MS = 24 * 60 * 60 * 1000;
const TRIES_PER_EMAIL = { limit: 20, windowMs: 15 * 60 * 1000 };
const TRIES_PER_ADDRESS = { limit: 100, windowMs: 15 * 60 * 1000 };

const signIn = new Hono<ApiEnv>().post('/sign-in', sameOrigin(), jsonBody(signInSchema), async (c) => {
  const { db, now } = c.get('services');
  const { email, password } = c.req.valid('json');
  await limitTries(c.get('services'), email, c.req.header('cf-connecting-ip') ?? 'unknown');

  const user = await findUserByEmail(db, email);
  const isRight = await verifyPassword(password, user?.passwordHash);
  if (!user || !isRight) throw new ApiError('wrong_credentials', 'E-mail address or password is wrong.');

  const token = randomToken();
  const createdAt = now();
  const expiresAt = createdAt + SESSION_DAYS * DAY_MS;
  await createLoginSession(db, { tokenHash: hashToken(token), userId: user.id, createdAt, expiresAt });
  writeSessionCookie(c, token);
  return c.json({ email: user.email });
});

const signOut = new Hono<ApiEnv>().post('/sign-out', sameOrigin(), async (c) => {
  const token = readSessionCookie(c);
  if (token) await deleteLoginSession(c.get('services').db, hashToken(token));
  clearSessionCookie(c);
  return c.json({ ok: true });
});

const me = new Hono<AuthenticatedEnv>().get('/me', requireUser(), (c) => {
  const principal = c.get('principal');
  if (principal.kind !== 'user') throw new Error('requireUser let a key in');
  return c.json({ email: principal.user.email });
});

/** Sign-in by password, one cookie per browser. */
export const auth = new Hono<ApiEnv>().route('/', signIn).route('/', signOut).route('/', me);

/** Both limits count every try, right or wrong, so that an answer tells nothing about the address. */
async function limitTries({ limiter, salts, now }: Services, email: string, address: string): Promise<void> {
  const sentence = 'Too many tries to sign in.';
  // Under a secret that is destroyed soon: a bare hash of an IP address is found out by trying them all.
  const secret = (await salts.get(saltKey(new Date(now()).toISOString().slice(0, 10)))) ?? '';
  const byAddress = await limiter.hit(`sign-in address ${address} ${secret}`, TRIES_PER_ADDRESS);
  assertAllowed(TRIES_PER_ADDRESS, byAddress, sentence);
  const byEmail = await limiter.hit(`sign-in email ${email} ${secret}`, TRIES_PER_EMAIL);
  assertAllowed(TRIES_PER_EMAIL, byEmail, sentence);
}
