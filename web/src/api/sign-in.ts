import { call } from './client.ts';
import type { AnswerOf, BodyOf } from './operation.ts';

/** How people may come in here. */
export type Ways = AnswerOf<'get', '/api/auth/ways'>;
/** Signed in, or asked for the second factor. */
export type Arrival = AnswerOf<'post', '/api/auth/sign-in'>;

export function getWays(signal?: AbortSignal): Promise<Ways> {
  return call('get', '/api/auth/ways', { signal });
}

/** By password. ApiError wrong_credentials, email_not_verified, blocked. */
export function signIn(credentials: BodyOf<'post', '/api/auth/sign-in'>): Promise<Arrival> {
  return call('post', '/api/auth/sign-in', { body: credentials });
}

/** The second factor, a code of the app. ApiError wrong_code, challenge_over. */
export function signInByCode(body: BodyOf<'post', '/api/auth/two-factor/sign-in'>) {
  return call('post', '/api/auth/two-factor/sign-in', { body });
}

/** The second factor, a recovery code. ApiError wrong_code, challenge_over. */
export function signInByRecoveryCode(code: string) {
  return call('post', '/api/auth/two-factor/recover', { body: { code } });
}

/** What a passkey is asked to sign. */
export function getPasskeyChallenge(signal?: AbortSignal) {
  return call('post', '/api/auth/passkeys/sign-in/options', { signal });
}

/** By a passkey. ApiError passkey_refused. */
export function signInByPasskey(response: BodyOf<'post', '/api/auth/passkeys/sign-in'>['response']) {
  return call('post', '/api/auth/passkeys/sign-in', { body: { response } });
}

/** Where a provider asks for consent. */
export function getProviderUrl(provider: string, next: string) {
  return call('post', '/api/auth/oauth', { body: { provider, next } });
}

/** Where the organisation of an address signs in; null where none has set that up. ApiError sso_unavailable. */
export function getSsoUrl(email: string, next: string) {
  return call('post', '/api/auth/sso', { body: { email, next } });
}

/** Asks for an account; what comes of it is in the e-mail. ApiError weak_password, breached_password. */
export function signUp(body: BodyOf<'post', '/api/auth/sign-up'>) {
  return call('post', '/api/auth/sign-up', { body });
}

/** What is sent to an address that somebody types. */
export type LinkKind = keyof typeof LINK_ROUTES;

const LINK_ROUTES = {
  verify: '/api/auth/verify-email/resend',
  'sign-in': '/api/auth/magic-link',
  password: '/api/auth/password/forgot',
} as const;

/** Sends a link, if the address has an account. */
export function sendLink(kind: LinkKind, email: string) {
  return call('post', LINK_ROUTES[kind], { body: { email } });
}

/** Confirms the address of a sign-up. ApiError invalid_token. */
export function verifyEmail(token: string) {
  return call('post', '/api/auth/verify-email', { body: { token } });
}

/** By a link from an e-mail. ApiError invalid_token. */
export function signInByLink(token: string): Promise<Arrival> {
  return call('post', '/api/auth/magic-link/sign-in', { body: { token } });
}

/** Chooses another password. ApiError invalid_token, weak_password, breached_password. */
export function resetPassword(body: BodyOf<'post', '/api/auth/password/reset'>) {
  return call('post', '/api/auth/password/reset', { body });
}

/** Confirms another address of whoever has an account. ApiError invalid_token. */
export function confirmEmail(token: string) {
  return call('post', '/api/auth/email/confirm', { body: { token } });
}

/** Shuts out whoever signed in. ApiError invalid_token. */
export function saysNotMe(token: string) {
  return call('post', '/api/auth/not-me', { body: { token } });
}
