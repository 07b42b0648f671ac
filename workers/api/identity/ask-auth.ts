import { isAPIError } from 'better-auth/api';
import type { Context } from 'hono';
import type { ApiEnv } from '../context.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import type { Auth } from './auth.ts';

/** What better-auth answers to a call with `returnHeaders`. */
interface Answer<T> {
  headers?: Headers | null;
  response: T;
}

/** Our words for the library's refusals. What is not named here is a fault of ours. */
const REFUSALS: Record<string, [ErrorCode, string]> = {
  INVALID_EMAIL_OR_PASSWORD: ['wrong_credentials', 'E-mail address or password is wrong.'],
  INVALID_EMAIL: ['wrong_credentials', 'E-mail address or password is wrong.'],
  PASSWORD_TOO_LONG: ['wrong_credentials', 'E-mail address or password is wrong.'],
  EMAIL_NOT_VERIFIED: [
    'email_not_verified',
    'Confirm your e-mail address first: follow the link we have sent you.',
  ],
  BLOCKED: ['blocked', 'This user is blocked. Write to us if you think that is a mistake.'],
};

/** How it can refuse. */
export const AUTH_ERRORS = [...new Set(Object.values(REFUSALS).map(([code]) => code))];

/** Calls better-auth with what the browser sent, and hands on the cookies it sets. @throws ApiError when it refuses */
export async function askAuth<T>(
  c: Context<ApiEnv>,
  call: (api: Auth['api'], request: { headers: Headers; returnHeaders: true }) => Promise<Answer<T>>,
): Promise<T> {
  try {
    const { headers, response } = await call(c.get('services').auth.api, {
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
    return response;
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  if (!isAPIError(error)) return error;
  const refusal = REFUSALS[String(error.body?.code)];
  return refusal ? new ApiError(...refusal) : error;
}
