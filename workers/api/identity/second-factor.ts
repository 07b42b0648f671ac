import { createOTP } from '@better-auth/utils/otp';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../../../db/database.ts';
import { isDeviceTrusted } from '../../../db/known-devices.ts';
import { claimTotpStep, findTotpSecret } from '../../../db/two-factors.ts';
import { deviceHashOf } from './device-cookie.ts';

const STEP_MS = 30_000;

/** Every way in that proves one factor; a passkey proves two. The library asks after a password only. */
const ONE_FACTOR = /^\/(sign-in\/(email|link|sso)$|callback\/)/;

/**
 * better-auth's second factor, with what it lacks: it is asked for after every way in, no code is taken twice, and
 * devices are trusted in a table of ours, where that can be taken back.
 */
export function secondFactor(db: Database, now: () => number) {
  const plugin = twoFactor({
    issuer: 'Pharos',
    // Who has no password proves herself by a fresh session.
    allowPasswordless: true,
    twoFactorCookieMaxAge: 600,
  });
  const [challenge] = plugin.hooks.after;
  return {
    ...plugin,
    hooks: {
      before: [
        {
          matcher: ({ path }: { path?: string }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const userId = await challengedUser(ctx);
            const secret = userId && (await findTotpSecret(db, Number(userId)));
            if (!userId || !secret) return;
            const otp = createOTP(await symmetricDecrypt({ key: ctx.context.secretConfig, data: secret }));
            const step = Math.floor(now() / STEP_MS);
            for (const each of [step - 1, step, step + 1]) {
              if ((await otp.hotp(each)) !== ctx.body.code) continue;
              if (await claimTotpStep(db, Number(userId), each)) return;
            }
            // A wrong one goes on, so that the library counts it.
            if (await otp.verify(ctx.body.code)) throw taken();
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }: { path?: string }) => ONE_FACTOR.test(path ?? ''),
          handler: (async (ctx: Arriving) => {
            const user = ctx.context.newSession?.user;
            const device = deviceHashOf(ctx.headers);
            const isTrusted = user && device && (await isDeviceTrusted(db, Number(user.id), device, now()));
            if (isTrusted || !challenge) return { response: undefined, headers: undefined };
            return await challenge.handler(ctx as never);
          }) as unknown as Challenge['handler'],
        },
      ],
    },
  };
}

type Challenge = ReturnType<typeof twoFactor>['hooks']['after'][number];

/** What the library hands to the hook of a finished call, as far as it is used here. */
interface Arriving {
  headers?: Headers;
  context: { newSession?: { user: { id: string } } | null };
}

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Whom a code is asked of: the signed-in user, or whoever has given the first factor. */
async function challengedUser(ctx: HookContext): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx);
  if (session) return session.user.id;
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!challenge) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value;
}

function taken(): APIError {
  return new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'This code was used before.' });
}
