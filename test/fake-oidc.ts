import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who signs in next. */
export interface OidcPerson {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
}

/** What stands for a provider of OpenID Connect. */
export interface FakeOidc {
  /** For the api Worker. */
  vars: Record<string, string>;
  person: OidcPerson;
  stop(): void;
}

/** Takes the code flow with PKCE and nothing else; refuses whatever the specification does. */
export async function startFakeOidc(): Promise<FakeOidc> {
  const [clientId, clientSecret] = ['pharos-client', 'pharos-secret'];
  const codes = new Map<string, { challenge: string; redirect: string; person: OidcPerson }>();
  const tokens = new Map<string, OidcPerson>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, content: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    if (request.method === 'GET' && url.pathname === '/authorize') {
      const asked = Object.fromEntries(url.searchParams);
      const { redirect_uri: redirect = '', code_challenge: challenge = '', state = '' } = asked;
      const isRight =
        asked.client_id === clientId &&
        asked.response_type === 'code' &&
        asked.code_challenge_method === 'S256' &&
        asked.scope?.split(' ').includes('openid') &&
        state !== '';
      if (!isRight) return answer(400, { error: 'invalid_request' });
      const code = randomUUID();
      codes.set(code, { challenge, redirect, person: fake.person });
      const target = new URL(redirect);
      target.searchParams.set('code', code);
      target.searchParams.set('state', state);
      return response.writeHead(302, { location: target.href }).end();
    }
    if (request.method === 'POST' && url.pathname === '/token') {
      let text = '';
      for await (const chunk of request) text += chunk;
      const form = Object.fromEntries(new URLSearchParams(text));
      const basic = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString();
      const isClient =
        basic === `${clientId}:${clientSecret}` ||
        (form.client_id === clientId && form.client_secret === clientSecret);
      if (!isClient) return answer(401, { error: 'invalid_client' });
      const granted = codes.get(form.code ?? '');
      codes.delete(form.code ?? '');
      const digest = createHash('sha256')
        .update(form.code_verifier ?? '')
        .digest('base64url');
      const isRight =
        form.grant_type === 'authorization_code' &&
        granted?.challenge === digest &&
        granted.redirect === form.redirect_uri;
      if (!granted || !isRight) return answer(400, { error: 'invalid_grant' });
      const token = randomUUID();
      tokens.set(token, granted.person);
      return answer(200, { access_token: token, token_type: 'Bearer', expires_in: 300 });
    }
    const person = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (request.method === 'GET' && url.pathname === '/userinfo' && person) return answer(200, person);
    return answer(401, { error: 'invalid_token' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeOidc = {
    vars: {
      OIDC_NAME: 'Acme',
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_AUTHORIZE_URL: `${origin}/authorize`,
      OIDC_TOKEN_URL: `${origin}/token`,
      OIDC_USERINFO_URL: `${origin}/userinfo`,
    },
    person: { sub: '1', email: 'nobody@example.com', email_verified: true },
    stop: () => server.close(),
  };
  return fake;
}
