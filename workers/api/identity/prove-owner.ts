import type { Context } from 'hono';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { verifyPassword } from '../password.ts';
import { FRESH_SECONDS } from './auth.ts';
import { signedInUser } from './signed-in-user.ts';

/** @throws ApiError sign_in_again unless the user signed in within the hour */
export function assertFresh(c: Context<AuthenticatedEnv>): void {
  const age = c.get('services').now() - signedInUser(c).signedInAt;
  if (age > FRESH_SECONDS * 1000) throw new ApiError('sign_in_again', 'Sign in again for this.');
}

/** @throws ApiError wrong_password unless it is the user's, or she has none */
export async function assertPassword(
  c: Context<AuthenticatedEnv>,
  password: string | undefined,
): Promise<void> {
  const { internalAdapter } = await c.get('services').auth.$context;
  const stored = (await internalAdapter.findCredentialAccount(String(signedInUser(c).id)))?.password;
  if (!stored) return;
  const isRight = await verifyPassword(password ?? '', stored);
  if (!isRight) throw new ApiError('wrong_password', 'This is not your password.');
}
