import { passkey } from '@better-auth/passkey';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
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
import type { Vars } from '../env.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { SESSION_COOKIE, SESSION_SECONDS, sessionEnd } from '../session-cookie.ts';
import { hashToken } from '../tokens.ts';
import { endFormer } from './end-former.ts';
import { linkSignIn } from './link-sign-in.ts';
import { admitUser, houseUser } from './new-user.ts';
import { PASSWORD_LENGTH } from './passwords.ts';
import { providersOf } from './providers.ts';
import { sealedAdapter } from './sealed-adapter.ts';
import { secondFactor } from './second-factor.ts';
import { ssoSignIn, vouchedFor } from './sso-sign-in.ts';
import { startSession } from './start-session.ts';
import { sawLink, sawUser } from './watch-links.ts';

/** How old a sign-in may be for what opens other ways in. */
export const FRESH_SECONDS = 60 * 60;

interface AuthOptions {
  db: Database;
  vault: Vault;
  vars: Vars;
  now: () => number;
}

/** better-auth as Pharos uses it: by the calls of routes/auth/ alone; of its own routes one, for other providers, is open. */
export function createAuth({ db, vault, vars, now }: AuthOptions) {
  const publicUrl = vars.PUBLIC_URL;
  const providers = providersOf(vars);
  const household = { db, vault, isInviteOnly: vars.INVITE_ONLY, now };
  const hidden = { type: 'string', required: false, input: false, returned: false } as const;
  const schema = {
    user: users,
    session: loginSessions,
    account: credentials,
    verification: verifications,
    passkey: passkeys,
    twoFactor: twoFactors,
  };
  return betterAuth({
    appName: 'Pharos',
    baseURL: publicUrl,
    basePath: '/api/auth',
    // What has no version was encrypted before there could be two.
    secret: vault.secretsFor('sign-in').at(-1),
    secrets: vault.secretsFor('sign-in').map((value) => ({ version: versionOf(value), value })),
    trustedOrigins: [publicUrl],
    database: sealedAdapter(drizzleAdapter(db, { provider: 'sqlite', schema }), db, vault),
    user: { additionalFields: { keyId: hidden, emailIndex: hidden } },
    account: { additionalFields: { accountIdIndex: hidden }, updateAccountOnSignIn: false },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      freshAge: FRESH_SECONDS,
      additionalFields: {
        ssoAccountId: { type: 'number', required: false, input: false },
        place: { type: 'string', required: false, input: false },
        signedInBy: { type: 'string', required: false, input: false },
      },
    },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      // People sign up by identity/sign-up.ts.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    socialProviders: providers.social,
    databaseHooks: {
      user: {
        create: {
          // Our own sign-up calls no endpoint of the library.
          before: (user, ctx) => admitUser(household, user, { isVouchedFor: Boolean(ctx) }),
          async after(user) {
            sawUser(user.id);
            await houseUser(household, user);
          },
        },
      },
      account: { create: { after: async ({ userId, providerId }) => sawLink(userId, providerId) } },
      session: {
        create: {
          async before(session, ctx) {
            await startSession(db, Number(session.userId));
            const former = await endFormer(db, ctx, session.userId);
            const expiresAt = new Date(sessionEnd(now(), now()));
            return { data: { ...former, ...(await vouchedFor(ctx, session.userId)), expiresAt } };
          },
        },
      },
    },
    advanced: {
      database: { generateId: 'serial' },
      useSecureCookies: false, // would put __Secure- before our __Host-
      cookiePrefix: '__Host-pharos',
      cookies: { session_token: { name: SESSION_COOKIE } },
      defaultCookieAttributes: { secure: true, path: '/', httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
    },
    plugins: [
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Pharos',
        origin: new URL(publicUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          async afterVerification({ verification }) {
            // It stands for both factors only if the device knew its owner.
            if (!verification.authenticationInfo.userVerified) throw unverified();
          },
        },
      }),
      secondFactor(db, now),
      linkSignIn(),
      ssoSignIn(now),
      providers.plugin,
    ],
    // Ours stands before every route.
    rateLimit: { enabled: false },
    // Its lines name addresses.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** What the library calls a secret beside what it has encrypted: a number that says nothing of it. */
function versionOf(secret: string): number {
  return Number.parseInt(hashToken(`version ${secret}`).slice(0, 8), 16);
}

function unverified(): APIError {
  return new APIError('UNAUTHORIZED', {
    code: 'AUTHENTICATION_FAILED',
    message: 'The user was not verified.',
  });
}
