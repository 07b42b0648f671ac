import * as oauth from 'oauth4webapi';
import { isSecure, publicFetch } from '../../../outbound/fetch-public.ts';
import type { AddressRules } from '../../../outbound/public-address.ts';
import type { Services } from '../services.ts';
import { problemOf, SsoProblem } from './sso-problem.ts';

const LIMITS = { timeoutMs: 8000, maxBytes: 256_000 };
const CLOCK_TOLERANCE_S = 30;

/** A provider as it describes itself, and how it is asked. */
export interface Provider {
  server: oauth.AuthorizationServer;
  /** For each request of the library. */
  options: { [oauth.customFetch]: typeof fetch; [oauth.allowInsecureRequests]: boolean };
}

/** Asks an issuer who it is. @throws SsoProblem */
export async function discover(
  { vars, resolveHost }: Pick<Services, 'vars' | 'resolveHost'>,
  issuer: string,
): Promise<Provider> {
  const rules = { localHosts: vars.LOCAL_HOSTS, resolve: resolveHost };
  const url = new URL(issuer);
  const fetchIt = publicFetch(rules, LIMITS);
  const options: Provider['options'] = {
    [oauth.customFetch]: ((address: string, init: RequestInit) => fetchIt(address, init)) as typeof fetch,
    // `http:` is refused by fetchIt where it is not of this machine.
    [oauth.allowInsecureRequests]: url.protocol === 'http:',
  };
  let server: oauth.AuthorizationServer;
  try {
    const response = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...options });
    server = await oauth.processDiscoveryResponse(url, response);
  } catch (error) {
    const isOther =
      error instanceof oauth.OperationProcessingError && error.code === oauth.JSON_ATTRIBUTE_COMPARISON;
    throw problemOf(error, isOther ? 'wrong_issuer' : 'no_provider');
  }
  assertComplete(server, rules);
  return { server, options };
}

/** How we are known there. */
export function clientOf({ clientId }: { clientId: string }): oauth.Client {
  return { client_id: clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE_S };
}

/** How our secret is given: as the provider says it takes it. */
export function clientAuth({ server }: Provider, secret: string): oauth.ClientAuth {
  const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return taken.includes('client_secret_basic') || !taken.includes('client_secret_post')
    ? oauth.ClientSecretBasic(secret)
    : oauth.ClientSecretPost(secret);
}

function assertComplete(server: oauth.AuthorizationServer, rules: AddressRules): void {
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    const url = URL.parse(server[name] ?? '');
    // Browsers are sent to the first of them.
    if (!url || !isSecure(url, rules)) throw new SsoProblem('no_provider', `its ${name} is no https address`);
  }
}
