import { createHash } from 'node:crypto';
import { isGuessable } from '../../../core/team/guessable-password.ts';
import { ApiError } from '../errors.ts';
import { hashPassword, isOutdated } from '../password.ts';
import type { Services } from '../services.ts';

/** Of a password, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 256 };

/** How long we wait to be told whether a password is known from a leak. */
const BREACHES_TIMEOUT_MS = 2000;

/** `personal`: name and address of whose it is to be. @throws ApiError weak_password, guessable_password, breached_password */
export async function assertGoodPassword(
  { vars, log }: Pick<Services, 'log'> & { vars: Pick<Services['vars'], 'BREACHES_URL'> },
  password: string,
  personal: readonly string[],
): Promise<void> {
  const length = [...password.normalize('NFKC')].length;
  if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max) {
    throw new ApiError(
      'weak_password',
      `A password has ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`,
    );
  }
  if (isGuessable(password, personal)) {
    throw new ApiError(
      'guessable_password',
      'This password is little more than your name, your address or ours. Choose another.',
    );
  }
  if (vars.BREACHES_URL === undefined) return;
  try {
    if (!(await isBreached(vars.BREACHES_URL, password))) return;
  } catch (error) {
    // Their outage must not be ours.
    log('warn', 'breached passwords cannot be asked', { error: error instanceof Error ? error.name : '' });
    return;
  }
  throw new ApiError('breached_password', 'This password is known from a leak. Choose another.');
}

/** Asks a range API of Have I Been Pwned: five digits of the hash leave us, and hundreds of endings come back. */
async function isBreached(url: string, password: string): Promise<boolean> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
  const response = await fetch(new URL(digest.slice(0, 5), url), {
    headers: { 'add-padding': 'true', 'user-agent': 'Pharos' },
    redirect: 'manual',
    signal: AbortSignal.timeout(BREACHES_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`breached passwords: ${response.status}`);
  const lines = (await response.text()).split(/\r?\n/);
  // Padding has the count 0.
  return lines.some((line) => line.startsWith(`${digest.slice(5)}:`) && !line.endsWith(':0'));
}

/** Gives a user a password, her first or another. */
export async function setPassword(services: Services, userId: string, password: string): Promise<void> {
  await setPasswordHash(services, userId, await hashPassword(password));
}

/** The same by its hash. */
export async function setPasswordHash({ auth }: Services, userId: string, hash: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
  else {
    const credential = { userId, providerId: 'credential', accountId: userId, password: hash };
    await internalAdapter.linkAccount(credential);
  }
}

/** Hashes a password anew that was right just now, if what it costs has changed since. */
export async function rehash(services: Services, userId: string, password: string): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  const stored = (await internalAdapter.findCredentialAccount(userId))?.password;
  if (stored && isOutdated(stored))
    await internalAdapter.updatePassword(userId, await hashPassword(password));
}
