import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './read-body.ts';

/** Who signs in next. */
export interface OidcPerson {
  sub: string;
  email?: string;
  /** Some providers leave it out. */
  email_verified?: boolean;
  name?: string;
}

/** Where it breaks the rules, for tests of whoever must notice. */
export interface OidcFaults {
  /** Over the claims of ID tokens. */
  claims?: Record<string, unknown>;
  /** Over what it says of itself. */
  metadata?: Record<string, unknown>;
  /** ID tokens are signed by a key that nobody finds. */
  foreignKey?: boolean;
  /** The token endpoint refuses everything so. */
  refusal?: { status: number; error: string; error_description?: string };
}

/** What stands for a provider of OpenID Connect. */
export interface FakeOidc {
  /** Where it listens. */
  origin: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** For the api Worker. */
  vars: Record<string, string>;
  person: OidcPerson;
  faults: OidcFaults;
  /** Whether the claims of the address are in ID tokens, or to be asked for. */
  hasThinTokens: boolean;
  stop(): void;
}

interface OidcOptions {
  /** By which it goes where that is not where it listens. */
  issuer?: string;
  clientId?: string;
  clientSecret?: string;
  paths?: Partial<typeof PATHS>;
  /** It takes nobody without. */
  needsNonce?: boolean;
  /** Whoever a request names signs in, for trying things out. */
  believesHint?: boolean;
  /** 0: any free one. */
  port?: number;
}

interface Granted {
  challenge: string;
  redirect: string;
  nonce?: string;
  person: OidcPerson;
}

const PATHS = {
  authorize: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  keys: '/keys',
  metadata: '/.well-known/openid-configuration',
};
const FIVE_MINUTES_S = 300;

/** Takes the code flow with PKCE and nothing else; refuses whatever the specification does. */
export async function startFakeOidc(options: OidcOptions = {}): Promise<FakeOidc> {
  const { clientId = 'pharos-client', clientSecret = 'pharos-secret', needsNonce = false } = options;
  const paths = { ...PATHS, ...options.paths };
  const [own, foreign] = [rsaKeys(), rsaKeys()];
  const codes = new Map<string, Granted>();
  const tokens = new Map<string, OidcPerson>();

  function authorize(asked: Record<string, string>): { location: string } | undefined {
    const { redirect_uri: redirect = '', code_challenge: challenge = '', state = '', nonce } = asked;
    const isRight =
      asked.client_id === clientId &&
      asked.response_type === 'code' &&
      asked.code_challenge_method === 'S256' &&
      asked.scope?.split(' ').includes('openid') &&
      state !== '' &&
      (!needsNonce || nonce);
    if (!isRight) return undefined;
    const code = randomUUID();
    const hint = options.believesHint ? asked.login_hint : undefined;
    const person = hint ? { sub: hint, email: hint, email_verified: true } : fake.person;
    codes.set(code, { challenge, redirect, nonce, person });
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ code, state, iss: fake.issuer })) {
      target.searchParams.set(name, value);
    }
    return { location: target.href };
  }

  function exchange(form: Record<string, string>, basic: string): { status: number; content: object } {
    const isClient =
      basic === `${clientId}:${clientSecret}` ||
      (form.client_id === clientId && form.client_secret === clientSecret);
    if (!isClient) return { status: 401, content: { error: 'invalid_client' } };
    if (fake.faults.refusal) {
      const { status, ...content } = fake.faults.refusal;
      return { status, content };
    }
    const granted = codes.get(form.code ?? '');
    codes.delete(form.code ?? '');
    const digest = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    const isRight =
      form.grant_type === 'authorization_code' &&
      granted?.challenge === digest &&
      granted.redirect === form.redirect_uri;
    if (!granted || !isRight) return { status: 400, content: { error: 'invalid_grant' } };
    const token = randomUUID();
    tokens.set(token, granted.person);
    const content = { access_token: token, token_type: 'Bearer', expires_in: FIVE_MINUTES_S };
    return { status: 200, content: { ...content, id_token: idToken(granted) } };
  }

  function idToken({ person: { sub, ...person }, nonce }: Granted): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: fake.issuer, aud: clientId, sub, iat: now, exp: now + FIVE_MINUTES_S },
      ...(nonce !== undefined && { nonce }),
      ...(!fake.hasThinTokens && person),
      ...fake.faults.claims,
    };
    const signed = `${encode({ alg: 'RS256', kid: own.jwk.kid })}.${encode(claims)}`;
    const { privateKey } = fake.faults.foreignKey ? foreign : own;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  const metadata = () => ({
    issuer: fake.issuer,
    authorization_endpoint: `${fake.issuer}${paths.authorize}`,
    token_endpoint: `${fake.issuer}${paths.token}`,
    userinfo_endpoint: `${fake.issuer}${paths.userinfo}`,
    jwks_uri: `${fake.issuer}${paths.keys}`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
    ...fake.faults.metadata,
  });

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, content: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    const authorization = request.headers.authorization ?? '';
    switch (`${request.method} ${pathname}`) {
      case `GET ${paths.metadata}`:
        return answer(200, metadata());
      case `GET ${paths.keys}`:
        return answer(200, { keys: [own.jwk] });
      case `GET ${paths.authorize}`: {
        const location = authorize(Object.fromEntries(searchParams));
        return location ? response.writeHead(302, location).end() : answer(400, { error: 'invalid_request' });
      }
      case `POST ${paths.token}`: {
        const form = await readForm(request);
        const basic = Buffer.from(authorization.slice(6), 'base64').toString();
        const { status, content } = exchange(form, decodeURIComponent(basic));
        return answer(status, content);
      }
    }
    const person = tokens.get(authorization.replace(/^Bearer /, ''));
    if (request.method === 'GET' && pathname === paths.userinfo && person) return answer(200, person);
    return answer(401, { error: 'invalid_token' });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeOidc = {
    origin,
    issuer: options.issuer ?? origin,
    clientId,
    clientSecret,
    vars: {
      OIDC_NAME: 'Acme',
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_AUTHORIZE_URL: `${origin}${paths.authorize}`,
      OIDC_TOKEN_URL: `${origin}${paths.token}`,
      OIDC_USERINFO_URL: `${origin}${paths.userinfo}`,
    },
    person: { sub: '1', email: 'nobody@example.com', email_verified: true },
    faults: {},
    hasThinTokens: false,
    stop: () => server.close(),
  };
  return fake;
}

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams((await readBody(request))?.toString()));
}

function encode(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

function rsaKeys(): { privateKey: KeyObject; jwk: { kid: string } } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  return {
    privateKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } as { kid: string },
  };
}
