import { request } from './client.ts';

/** How people may come in here. */
export interface Ways {
  sign_up: boolean;
  invite_only: boolean;
  magic_link: boolean;
  passkeys: boolean;
  providers: { id: string; name: string }[];
}

/** Signed in, or asked for the second factor. */
export type Arrival = { email: string } | { two_factor: true };

export function getWays(signal?: AbortSignal): Promise<Ways> {
  return request('/api/auth/ways', { signal });
}

/** By password. ApiError wrong_credentials, email_not_verified, blocked. */
export function signIn(credentials: { email: string; password: string }): Promise<Arrival> {
  return request('/api/auth/sign-in', { body: credentials });
}

/** The second factor, a code of the app. ApiError wrong_code, challenge_over. */
export function signInByCode(body: { code: string; trust_device: boolean }): Promise<{ email: string }> {
  return request('/api/auth/two-factor/sign-in', { body });
}

/** The second factor, a recovery code. ApiError wrong_code, challenge_over. */
export function signInByRecoveryCode(code: string): Promise<{ email: string }> {
  return request('/api/auth/two-factor/recover', { body: { code } });
}

/** What a passkey is asked to sign. */
export function getPasskeyChallenge(signal?: AbortSignal): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return request('/api/auth/passkeys/sign-in/options', { body: {}, signal });
}

/** By a passkey. ApiError passkey_refused. */
export function signInByPasskey(response: unknown): Promise<{ email: string }> {
  return request('/api/auth/passkeys/sign-in', { body: { response } });
}

/** Where a provider asks for consent. */
export function getProviderUrl(provider: string, next: string): Promise<{ url: string }> {
  return request('/api/auth/oauth', { body: { provider, next } });
}

/** Where the organisation of an address signs in; null where none has set that up. ApiError sso_unavailable. */
export function getSsoUrl(email: string, next: string): Promise<{ url: string | null }> {
  return request('/api/auth/sso', { body: { email, next } });
}

/** Asks for an account; what comes of it is in the e-mail. ApiError weak_password, breached_password. */
export function signUp(body: { email: string; password: string; name: string }): Promise<unknown> {
  return request('/api/auth/sign-up', { body });
}

/** What is sent to an address that somebody types. */
export type LinkKind = 'verify' | 'sign-in' | 'password';

const LINK_ROUTES: Record<LinkKind, string> = {
  verify: '/api/auth/verify-email/resend',
  'sign-in': '/api/auth/magic-link',
  password: '/api/auth/password/forgot',
};

/** Sends a link, if the address has an account. */
export function sendLink(kind: LinkKind, email: string): Promise<unknown> {
  return request(LINK_ROUTES[kind], { body: { email } });
}

/** Confirms the address of a sign-up. ApiError invalid_token. */
export function verifyEmail(token: string): Promise<{ email: string }> {
  return request('/api/auth/verify-email', { body: { token } });
}

/** By a link from an e-mail. ApiError invalid_token. */
export function signInByLink(token: string): Promise<Arrival> {
  return request('/api/auth/magic-link/sign-in', { body: { token } });
}

/** Chooses another password. ApiError invalid_token, weak_password, breached_password. */
export function resetPassword(body: { token: string; password: string }): Promise<{ email: string }> {
  return request('/api/auth/password/reset', { body });
}

/** Confirms another address of whoever has an account. ApiError invalid_token. */
export function confirmEmail(token: string): Promise<{ email: string }> {
  return request('/api/auth/email/confirm', { body: { token } });
}

/** Shuts out whoever signed in. ApiError invalid_token. */
export function saysNotMe(token: string): Promise<unknown> {
  return request('/api/auth/not-me', { body: { token } });
}
