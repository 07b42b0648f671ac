import { isAPIError } from 'better-auth/api';
import type { Context } from 'hono';
import { z } from 'zod';
import type { WayIn } from '../../../db/way-in.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Auth } from './auth.ts';
import { type Arrival, completeSignIn } from './complete-sign-in.ts';

/** What better-auth answers to a call with `returnHeaders`. */
interface Answer<T> {
  headers?: Headers | null;
  response: T;
}
type Call<T> = (api: Auth['api'], request: { headers: Headers; returnHeaders: true }) => Promise<Answer<T>>;

const WRONG: [ErrorCode, string] = ['wrong_credentials', 'E-mail address or password is wrong.'];
const WRONG_CODE: [ErrorCode, string] = ['wrong_code', 'This code is wrong, or was used before.'];
const OVER: [ErrorCode, string] = ['challenge_over', 'That took too long, or too many tries. Sign in again.'];
const NO_PASSKEY: [ErrorCode, string] = ['passkey_refused', 'This passkey does not fit.'];
const STALE: [ErrorCode, string] = ['sign_in_again', 'Sign in again for this.'];
const NO_FACTOR: [ErrorCode, string] = ['invalid_request', 'There is no second factor.'];

/** Our words for the library's refusals. What is not named here is a fault of ours. */
const REFUSALS: Record<string, [ErrorCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: WRONG,
  INVALID_EMAIL: WRONG,
  PASSWORD_TOO_LONG: WRONG,
  INVALID_PASSWORD: ['wrong_password', 'This is not your password.'],
  EMAIL_NOT_VERIFIED: [
    'email_not_verified',
    'Confirm your e-mail address first: follow the link we have sent you.',
  ],
  DELETED: [
    'user_deleted',
    'This user is deleted. For two days the link in the e-mail about that takes it back.',
  ],
  BLOCKED: ['blocked', 'This user is blocked. Write to us if you think that is a mistake.'],
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: OVER,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: OVER,
  ACCOUNT_TEMPORARILY_LOCKED: ['rate_limited', 'Too many wrong codes. Try again in a quarter of an hour.'],
  TOTP_ALREADY_ENABLED: ['two_factor_on', 'Two-factor authentication is on already.'],
  TOTP_NOT_ENABLED: NO_FACTOR,
  TWO_FACTOR_NOT_ENABLED: NO_FACTOR,
  BACKUP_CODES_NOT_ENABLED: NO_FACTOR,
  SESSION_NOT_FRESH: STALE,
  CHALLENGE_NOT_FOUND: NO_PASSKEY,
  PASSKEY_NOT_FOUND: NO_PASSKEY,
  AUTHENTICATION_FAILED: NO_PASSKEY,
  FAILED_TO_VERIFY_REGISTRATION: NO_PASSKEY,
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: NO_PASSKEY,
  PREVIOUSLY_REGISTERED: NO_PASSKEY,
};

/** How it can refuse. */
export const AUTH_ERRORS = [...new Set(Object.values(REFUSALS).map(([code]) => code))];

/** Calls better-auth with what the browser sent, and hands on the cookies it sets. @throws ApiError when it refuses */
export async function askAuth<T>(c: Context, call: Call<T>): Promise<T> {
  const { auth }: Services = c.get('services');
  try {
    const { headers, response } = await call(auth.api, { headers: c.req.raw.headers, returnHeaders: true });
    handOnCookies(c, headers);
    return response;
  } catch (error) {
    throw translated(error);
  }
}

/** askAuth for a way in: somebody is signed in after it, or asked for her second factor. */
export async function signInBy(
  c: Context,
  by: WayIn,
  call: Call<{ user: Arrival | null } | { twoFactorRedirect: boolean }>,
): Promise<Arrival | undefined> {
  const answer = await askAuth(c, call);
  if (!('user' in answer) || !answer.user) return undefined;
  await completeSignIn(c, answer.user, by);
  return answer.user;
}

/** What every way in answers: who is signed in now, or that a code is asked for. */
export const ARRIVAL = z.union([z.object({ email: z.string() }), z.object({ two_factor: z.literal(true) })]);

/** The same of somebody. */
export function arrival(user: Arrival | undefined): { email: string } | { two_factor: true } {
  return user ? { email: user.email } : { two_factor: true };
}

/** Sets the cookies that better-auth wants set. */
export function handOnCookies(c: Context, headers: Headers | null | undefined): void {
  for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
}

function translated(error: unknown): unknown {
  if (!isAPIError(error)) return error;
  const refusal = REFUSALS[String(error.body?.code)];
  return refusal ? new ApiError(...refusal) : error;
}
