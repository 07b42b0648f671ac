import type { GenericEndpointContext } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { deviceHashOf } from './device-cookie.ts';

const PATH = '/sign-in/sso';
/** As long as the library waits for a second factor. */
const REMEMBERED_MS = 600_000;

const bodySchema = z.object({ userId: z.string(), ssoAccountId: z.number() });

/**
 * Signs in whom an account's own provider has vouched for. A plugin, as linkSignIn is. A second factor of hers is asked for as
 * well; who has vouched for her in this browser is remembered until then.
 */
export function ssoSignIn(now: () => number) {
  return {
    id: 'pharos-sso-sign-in',
    endpoints: {
      signInSso: createAuthEndpoint(
        PATH,
        { method: 'POST', body: bodySchema, requireHeaders: true },
        async (ctx) => {
          const { userId, ssoAccountId } = ctx.body;
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(userId);
          const session = user && (await internalAdapter.createSession(user.id));
          if (!user || !session) return ctx.json({ user: null });
          await setSessionCookie(ctx, { session, user });
          if ((user as { twoFactorEnabled?: boolean }).twoFactorEnabled) {
            await internalAdapter.createVerificationValue({
              identifier: remembered(ctx, userId),
              value: String(ssoAccountId),
              expiresAt: new Date(now() + REMEMBERED_MS),
            });
          }
          return ctx.json({ user: { id: user.id, email: user.email } });
        },
      ),
    },
  };
}

/** Whose provider has vouched for the user of a session that is about to begin: in this call, or before the second factor. */
export async function vouchedFor(
  ctx: GenericEndpointContext | null | undefined,
  userId: string,
): Promise<{ ssoAccountId?: number }> {
  if (ctx?.path === PATH) return { ssoAccountId: bodySchema.parse(ctx.body).ssoAccountId };
  if (!ctx?.path?.startsWith('/two-factor/verify-')) return {};
  const { internalAdapter } = ctx.context;
  const found = await internalAdapter.consumeVerificationValue(remembered(ctx, userId));
  return found ? { ssoAccountId: Number(found.value) } : {};
}

function remembered({ headers }: { headers?: Headers }, userId: string): string {
  return `sso-factor:${userId}:${deviceHashOf(headers) ?? ''}`;
}
