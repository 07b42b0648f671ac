import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Vars } from '../env.ts';

/** Those who may vouch for a user, as far as they are configured. */
export function providersOf(vars: Vars) {
  const github = pair(vars.GITHUB_CLIENT_ID, vars.GITHUB_CLIENT_SECRET);
  const google = pair(vars.GOOGLE_CLIENT_ID, vars.GOOGLE_CLIENT_SECRET);
  const oidc = oidcOf(vars);
  return {
    /** What the sign-in page offers. */
    offered: [
      ...(github ? [{ id: 'github', name: 'GitHub' }] : []),
      ...(google ? [{ id: 'google', name: 'Google' }] : []),
      ...(oidc ? [{ id: 'oidc', name: vars.OIDC_NAME ?? 'Single sign-on' }] : []),
    ],
    social: { ...(github && { github }), ...(google && { google }) },
    plugin: genericOAuth({ config: oidc ? [oidc] : [] }),
  };
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
    // Without discovery the library takes it for plain OAuth, which has neither.
    accountSubject: ({ profile }: { profile: Record<string, unknown> }) => String(profile.sub ?? ''),
    mapProfileToUser: (profile: Record<string, unknown>) => ({
      emailVerified: profile.email_verified === true,
    }),
  };
}
