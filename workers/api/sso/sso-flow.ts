import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { type OpenSsoConnection, openClientSecret } from '../../../db/sso-connections.ts';
import type { Services } from '../services.ts';
import { clientAuth, clientOf, discover, type Provider } from './provider.ts';
import { problemOf, SsoProblem, SsoRefused } from './sso-problem.ts';

const TEN_MINUTES_MS = 600_000;
const SCOPE = 'openid email profile';

/** What is remembered while somebody is at her provider. */
const begunSchema = z.object({
  accountId: z.number(),
  /** Whose answer is waited for: another that is set meanwhile gets none of it. */
  issuer: z.string(),
  clientId: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Hash of the cookie of the browser that went there. */
  browser: z.string(),
  next: z.string(),
});
type Begun = z.infer<typeof begunSchema>;

/** Who a provider says that somebody is. */
export interface Vouched {
  subject: string;
  /** Lower-case. */
  email: string;
  /** null: it does not say. */
  isConfirmed: boolean | null;
  name: string;
}

/** Where a provider leads back to: a place for each account, so that none can answer in another's name. */
export function redirectUri({ vars }: Pick<Services, 'vars'>, publicId: string): string {
  return new URL(`/api/auth/sso/${publicId}/callback`, vars.PUBLIC_URL).href;
}

/** Where somebody goes to sign in. @throws SsoProblem */
export async function beginSso(
  services: Services,
  connection: OpenSsoConnection,
  { browser, next, email }: { browser: string; next: string; email: string },
): Promise<string> {
  const { server } = await discover(services, connection.issuer);
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const verifier = oauth.generateRandomCodeVerifier();
  const { accountId, issuer, clientId } = connection;
  const begun: Begun = { accountId, issuer, clientId, nonce, verifier, browser, next };
  const { internalAdapter } = await services.auth.$context;
  await internalAdapter.createVerificationValue({
    identifier: `sso:${state}`,
    value: JSON.stringify(begun),
    expiresAt: new Date(services.now() + TEN_MINUTES_MS),
  });
  const url = new URL(server.authorization_endpoint ?? '');
  const asked = {
    ...{ client_id: clientId, response_type: 'code', scope: SCOPE, state, nonce, login_hint: email },
    redirect_uri: redirectUri(services, connection.publicId),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/** What was remembered of an answer's `state`; it is used up. @throws SsoRefused when it is not this browser's, or not for this */
export async function resumeSso(
  { auth }: Services,
  connection: OpenSsoConnection,
  { state, browser }: { state: string; browser: string | undefined },
): Promise<Begun> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.consumeVerificationValue(`sso:${state}`);
  const { success, data } = begunSchema.safeParse(found ? JSON.parse(found.value) : undefined);
  if (!success || data.browser !== browser) throw new SsoRefused('nobody waits for this answer');
  const isSame =
    data.accountId === connection.accountId &&
    data.issuer === connection.issuer &&
    data.clientId === connection.clientId;
  if (!isSame) throw new SsoRefused('this answer is for another provider');
  return data;
}

/** Takes a provider's answer for who somebody is. @throws SsoProblem, SsoRefused */
export async function finishSso(
  services: Services,
  connection: OpenSsoConnection,
  { parameters, begun }: { parameters: URLSearchParams; begun: Begun },
): Promise<Vouched> {
  const provider = await discover(services, connection.issuer);
  const { server, options } = provider;
  const client = clientOf(connection);
  const auth = clientAuth(provider, await openClientSecret(services.vault, connection));
  let code: URLSearchParams;
  try {
    code = oauth.validateAuthResponse(server, client, parameters, parameters.get('state') ?? '');
  } catch (error) {
    // It is the browser that brings it.
    if (error instanceof oauth.OperationProcessingError) throw new SsoRefused(error.message);
    throw problemOf(error, 'provider_error');
  }
  const back = redirectUri(services, connection.publicId);
  const response = await oauth
    .authorizationCodeGrantRequest(server, client, auth, code, back, begun.verifier, options)
    .catch((error) => {
      throw problemOf(error, 'unreachable');
    });
  try {
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: begun.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw new SsoProblem('untrusted_token', 'there is no ID token');
    return await vouchedBy(provider, client, claims, tokens.access_token);
  } catch (error) {
    throw problemOf(error, error instanceof oauth.ResponseBodyError ? 'provider_error' : 'untrusted_token');
  }
}

const claimsSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  // Some send a text.
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional(),
  name: z.string().trim().max(100).optional().catch(undefined),
});

/** The address is in the ID token, or to be asked for; then the answer must be about the same person. */
async function vouchedBy(
  { server, options }: Provider,
  client: oauth.Client,
  claims: oauth.IDToken,
  accessToken: string,
): Promise<Vouched> {
  let said: unknown = claims;
  if (claims.email === undefined && server.userinfo_endpoint !== undefined) {
    const response = await oauth.userInfoRequest(server, client, accessToken, options);
    said = await oauth.processUserInfoResponse(server, client, claims.sub, response);
  }
  const { success, data } = claimsSchema.safeParse(said);
  if (!success) throw new SsoProblem('no_email', 'it names no address of e-mail');
  const { email, email_verified: isConfirmed = null, name = '' } = data;
  return { subject: claims.sub, email, isConfirmed, name };
}
