import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import type { Vars } from '../env.ts';

/** What it is called where nobody has named it. */
const SINGLE_SIGN_ON = 'Single sign-on';

/** Those who may vouch for a user, as far as they are configured. */
export function providersOf(vars: Vars) {
  const github = pair(vars.GITHUB_CLIENT_ID, vars.GITHUB_CLIENT_SECRET);
  const google = pair(vars.GOOGLE_CLIENT_ID, vars.GOOGLE_CLIENT_SECRET);
  const oidc = oidcOf(vars);
  return {
    /** What the sign-in page offers. */
    offered: [...(github ? ['github'] : []), ...(google ? ['google'] : []), ...(oidc ? ['oidc'] : [])].map(
      (id) => ({ id, name: providerName(vars, id) }),
    ),
    social: { ...(github && { github }), ...(google && { google }) },
    plugin: genericOAuth({ config: oidc ? [oidc] : [] }),
  };
}

/** What a provider is called, also one that is not offered any more. */
export function providerName(vars: Vars, id: string): string {
  const names: Record<string, string> = {
    github: 'GitHub',
    google: 'Google',
    oidc: vars.OIDC_NAME ?? SINGLE_SIGN_ON,
  };
  return names[id] ?? id;
}

function pair(clientId: string | undefined, clientSecret: string | undefined) {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

/** All addresses by hand: discovery would be a fetch of one request that others wait for, which Workers forbid. */
function oidcOf(vars: Vars) {
  const credentials = pair(vars.OIDC_CLIENT_ID, vars.OIDC_CLIENT_SECRET);
  const { OIDC_AUTHORIZE_URL, OIDC_TOKEN_URL, OIDC_USERINFO_URL } = vars;
  if (!credentials || !OIDC_AUTHORIZE_URL || !OIDC_TOKEN_URL || !OIDC_USERINFO_URL) return undefined;
  return {
    providerId: 'oidc',
    ...credentials,
    authorizationUrl: OIDC_AUTHORIZE_URL,
    tokenUrl: OIDC_TOKEN_URL,
    userInfoUrl: OIDC_USERINFO_URL,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    // Of an ID token the library would believe the address without a look at who it is for.
    getUserInfo: (tokens: { accessToken?: string }) => askUserInfo(OIDC_USERINFO_URL, tokens.accessToken),
    // Without discovery the library takes it for plain OAuth, which has neither.
    accountSubject: ({ profile }: { profile: Record<string, unknown> }) => String(profile.sub ?? ''),
    mapProfileToUser: (profile: Record<string, unknown>) => ({
      emailVerified: profile.email_verified === true,
    }),
  };
}

const USER_INFO_TIMEOUT_MS = 10_000;
const userInfoSchema = z.looseObject({ sub: z.string().min(1), email: z.string().optional() });

/** Who somebody is to the provider; null when it does not say. */
async function askUserInfo(url: string, accessToken: string | undefined) {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    signal: AbortSignal.timeout(USER_INFO_TIMEOUT_MS),
  });
  const { success, data } = userInfoSchema.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !success) return null;
  return { ...data, id: data.sub, emailVerified: data.email_verified === true };
}
