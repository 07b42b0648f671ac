import { randomUUID } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { type OpenSsoConnection, openClientSecret } from '../../../db/sso-connections.ts';
import type { Services } from '../services.ts';
import { clientAuth, clientOf, discover } from './provider.ts';
import { redirectUri } from './sso-flow.ts';
import { problemOf, SsoProblem, SsoRefused } from './sso-problem.ts';

const keysSchema = (content: unknown): content is { keys: unknown[] } =>
  typeof content === 'object' && content !== null && 'keys' in content && Array.isArray(content.keys);

/**
 * What is wrong with a connection, as far as it shows without anybody signing in: who the provider is, whether it has keys, and
 * whether it knows us, by a code that it must refuse.
 */
export async function testConnection(
  services: Services,
  connection: OpenSsoConnection,
): Promise<SsoProblem | undefined> {
  try {
    const provider = await discover(services, connection.issuer);
    const { server, options } = provider;
    const keys = await options[oauth.customFetch](server.jwks_uri ?? '');
    const content = await keys.json().catch(() => undefined);
    if (!keys.ok || !keysSchema(content) || content.keys.length === 0) {
      return new SsoProblem('no_provider', `its jwks_uri answers ${keys.status} and no keys`);
    }
    const client = clientOf(connection);
    const auth = clientAuth(provider, await openClientSecret(services.vault, connection));
    const code = oauth.validateAuthResponse(
      server,
      client,
      new URLSearchParams({ code: randomUUID(), iss: server.issuer }),
      oauth.expectNoState,
    );
    const back = redirectUri(services, connection.publicId);
    const verifier = oauth.generateRandomCodeVerifier();
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      code,
      back,
      verifier,
      options,
    );
    await oauth.processAuthorizationCodeResponse(server, client, response);
    return new SsoProblem('provider_error', 'it takes a code that it has not given');
  } catch (error) {
    const problem = problemOf(error, 'provider_error');
    // As it must: it knows us, and does not know the code.
    return problem instanceof SsoRefused ? undefined : problem;
  }
}
