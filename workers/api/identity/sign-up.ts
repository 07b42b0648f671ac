import { isAPIError } from 'better-auth/api';
import { sendMail } from '../../../emails/send-mail.ts';
import { hashPassword } from '../password.ts';
import type { Services } from '../services.ts';
import { hashToken } from '../tokens.ts';
import { issueLink } from './email-link.ts';
import { setPasswordHash } from './passwords.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Makes a user who has yet to confirm her address. Who never confirmed it may sign up again: the newer password holds, and
 * older links do not confirm it. A known address gets an e-mail that says so. Answers who signed up.
 */
export async function signUp(
  services: Services,
  { email, password, name }: { email: string; password: string; name: string },
): Promise<string | undefined> {
  const { internalAdapter } = await services.auth.$context;
  // Of a known address, too: what comes next to this isolate waits for it as long.
  const hash = await hashPassword(password);
  const found = await internalAdapter.findUserByEmail(email);
  if (found?.user.emailVerified) {
    await sayAccountExists(services, found.user);
    return undefined;
  }
  const user = found?.user ?? (await createUser(services, email, name));
  if (!user) return undefined;
  await setPasswordHash(services, user.id, hash);
  await sendVerification(services, user, hash);
  return user.id;
}

/** Sends a user another link to confirm her address, if she has not. */
export async function resendVerification(services: Services, email: string): Promise<void> {
  const { internalAdapter } = await services.auth.$context;
  const user = (await internalAdapter.findUserByEmail(email))?.user;
  if (!user || user.emailVerified) return;
  const hash = (await internalAdapter.findCredentialAccount(user.id))?.password;
  if (hash) await sendVerification(services, user, hash);
}

/** What a link to confirm an address remembers of the password that was set with it. */
export function passwordMark(passwordHash: string): string {
  return hashToken(passwordHash);
}

async function createUser({ auth }: Services, email: string, name: string) {
  const { internalAdapter } = await auth.$context;
  try {
    return await internalAdapter.createUser(
      { email, name, emailVerified: false },
      { method: 'email-password' },
    );
  } catch (error) {
    // Not invited (identity/new-user.ts): nobody is told.
    if (isAPIError(error)) return undefined;
    throw error;
  }
}

async function sendVerification(
  services: Services,
  { id, email }: { id: string; email: string },
  passwordHash: string,
): Promise<void> {
  const content = { userId: id, passwordMark: passwordMark(passwordHash) };
  const { url, validMs, expiresAt } = await issueLink(services, 'verify-email', content);
  await sendMail(services, {
    mail: 'verify-email',
    props: { url, validMs },
    to: email,
    dedupeKey: url,
    expiresAt,
  });
}

async function sayAccountExists(services: Services, { id, email }: { id: string; email: string }) {
  const signInUrl = new URL('/sign-in', services.vars.PUBLIC_URL).href;
  // Once an hour is enough to be told.
  const dedupeKey = `${id} ${Math.floor(services.now() / HOUR_MS)}`;
  await sendMail(services, { mail: 'account-exists', props: { signInUrl }, to: email, dedupeKey });
}
