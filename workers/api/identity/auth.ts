import { passkey } from '@better-auth/passkey';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import type { Database } from '../../../db/database.ts';
import {
  credentials,
  loginSessions,
  passkeys,
  twoFactors,
  users,
  verifications,
} from '../../../db/schema.ts';
import type { Vault } from '../../../vault/vault.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { SESSION_COOKIE, SESSION_SECONDS } from '../session-cookie.ts';
import { sealedAdapter } from './sealed-adapter.ts';
import { startSession } from './start-session.ts';

/** Of a password, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 256 };

interface AuthOptions {
  db: Database;
  vault: Vault;
  /** Origin of the dashboard. */
  publicUrl: string;
}

/** better-auth as Pharos uses it: never by its own routes, only by the calls of routes/auth/. */
export function createAuth({ db, vault, publicUrl }: AuthOptions) {
  const schema = {
    user: users,
    session: loginSessions,
    account: credentials,
    verification: verifications,
    passkey: passkeys,
    twoFactor: twoFactors,
  };
  const hidden = { type: 'string', required: false, input: false, returned: false } as const;
  return betterAuth({
    appName: 'Pharos',
    baseURL: publicUrl,
    secret: vault.secretFor('sign-in'),
    trustedOrigins: [publicUrl],
    database: sealedAdapter(drizzleAdapter(db, { provider: 'sqlite', schema }), db, vault),
    user: { additionalFields: { keyId: hidden, emailIndex: hidden } },
    account: { additionalFields: { accountIdIndex: hidden }, updateAccountOnSignIn: false },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    databaseHooks: {
      session: { create: { before: (session) => startSession(db, Number(session.userId)) } },
    },
    advanced: {
      database: { generateId: 'serial' },
      useSecureCookies: false, // would put __Secure- before our __Host-
      cookiePrefix: '__Host-pharos',
      cookies: { session_token: { name: SESSION_COOKIE } },
      defaultCookieAttributes: { secure: true, path: '/', httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
    },
    plugins: [passkey({ rpID: new URL(publicUrl).hostname, rpName: 'Pharos', origin: publicUrl })],
    // Ours stands before every route.
    rateLimit: { enabled: false },
    // Its lines name addresses.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;
