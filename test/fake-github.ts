import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from './read-body.ts';

/** Who signs in next. */
export interface GitHubPerson {
  id: number;
  login: string;
  name: string | null;
  /** The one shown to everybody, if any. */
  email: string | null;
  emails: { email: string; primary: boolean; verified: boolean }[];
}

/** What stands for sign-in by GitHub, under GitHub's own addresses (`hosts`). */
export interface FakeGitHub {
  /** For the api Worker. */
  vars: Record<string, string>;
  hosts: Record<string, string>;
  person: GitHubPerson;
  stop(): void;
}

const [CLIENT_ID, CLIENT_SECRET] = ['Iv1.pharos', 'github-secret'];

/** Takes the web flow of OAuth apps as docs.github.com has it, with PKCE; its refusals of codes come with status 200. */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const codes = new Map<
    string,
    { challenge: string; redirect: string; scope: string; person: GitHubPerson }
  >();
  const tokens = new Map<string, { scope: string; person: GitHubPerson }>();

  function authorize(asked: Record<string, string>): string | undefined {
    const { client_id, redirect_uri: redirect = '', state = '', scope = '', code_challenge = '' } = asked;
    if (client_id !== CLIENT_ID || state === '' || asked.code_challenge_method !== 'S256') return undefined;
    const code = randomUUID().slice(0, 20);
    codes.set(code, { challenge: code_challenge, redirect, scope, person: fake.person });
    const target = new URL(redirect);
    target.searchParams.set('code', code);
    target.searchParams.set('state', state);
    return target.href;
  }

  function exchange(form: Record<string, string>): object {
    if (form.client_id !== CLIENT_ID || form.client_secret !== CLIENT_SECRET)
      return { error: 'incorrect_client_credentials' };
    const granted = codes.get(form.code ?? '');
    codes.delete(form.code ?? '');
    const digest = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    if (granted?.challenge !== digest || granted.redirect !== form.redirect_uri)
      return { error: 'bad_verification_code' };
    const token = `gho_${randomUUID()}`;
    tokens.set(token, granted);
    // It lists scopes with commas, whichever way they were asked for.
    return { access_token: token, scope: granted.scope.replaceAll(' ', ','), token_type: 'bearer' };
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, content: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /login/oauth/authorize': {
        const location = authorize(Object.fromEntries(url.searchParams));
        return location ? response.writeHead(302, { location }).end() : response.writeHead(404).end();
      }
      case 'POST /login/oauth/access_token': {
        // Without this header it answers a form.
        if (request.headers.accept !== 'application/json') return response.writeHead(406).end();
        return answer(200, exchange(await readForm(request)));
      }
    }
    if (!request.headers['user-agent']) return response.writeHead(403).end();
    const granted = tokens.get(request.headers.authorization?.replace(/^(Bearer|token) /, '') ?? '');
    if (!granted) return answer(401, { message: 'Bad credentials' });
    const { emails, ...profile } = granted.person;
    if (request.method === 'GET' && url.pathname === '/user') return answer(200, profile);
    const mayReadEmails = granted.scope.split(/[ ,]/).includes('user:email');
    if (request.method === 'GET' && url.pathname === '/user/emails' && mayReadEmails)
      return answer(200, emails);
    return answer(404, { message: 'Not Found' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeGitHub = {
    vars: { GITHUB_CLIENT_ID: CLIENT_ID, GITHUB_CLIENT_SECRET: CLIENT_SECRET },
    hosts: { 'https://github.com': origin, 'https://api.github.com': origin },
    person: { id: 1, login: 'nobody', name: null, email: null, emails: [] },
    stop: () => server.close(),
  };
  return fake;
}

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams((await readBody(request))?.toString()));
}
