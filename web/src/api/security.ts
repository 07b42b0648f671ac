import type { Me } from './auth.ts';
import { call } from './client.ts';
import type { AnswerOf, BodyOf } from './operation.ts';

/** Somewhere she is signed in. */
export type LoginSession = AnswerOf<'get', '/api/auth/sessions'>['sessions'][number];
export type Passkey = AnswerOf<'get', '/api/auth/passkeys'>['passkeys'][number];
/** Who she is to another provider, which signs her in. */
export type ProviderLink = AnswerOf<'get', '/api/auth/providers'>['providers'][number];

/** Who has no password gives none. */
type Proof = BodyOf<'delete', '/api/auth/two-factor'>;

export function renameMe(name: string): Promise<Me> {
  return call('patch', '/api/auth/me', { body: { name } });
}

/** Asks for another address; it takes effect by the link sent there. ApiError wrong_password, sign_in_again. */
export function changeEmail(body: BodyOf<'post', '/api/auth/email/change'>) {
  return call('post', '/api/auth/email/change', { body });
}

/** Ends all other sessions. ApiError wrong_password, weak_password, breached_password. */
export function changePassword(body: BodyOf<'post', '/api/auth/password/change'>) {
  return call('post', '/api/auth/password/change', { body });
}

export async function getSessions(signal?: AbortSignal): Promise<LoginSession[]> {
  return (await call('get', '/api/auth/sessions', { signal })).sessions;
}

export function endSession(id: number) {
  return call('delete', '/api/auth/sessions/{id}', { path: { id: String(id) } });
}

export function endOtherSessions() {
  return call('delete', '/api/auth/sessions');
}

/** Prepares the second factor, which is not on before its first code. ApiError wrong_password, two_factor_on. */
export function prepareTwoFactor(proof: Proof) {
  return call('post', '/api/auth/two-factor', { body: proof });
}

/** Switches it on. ApiError wrong_code. */
export function confirmTwoFactor(code: string) {
  return call('post', '/api/auth/two-factor/confirm', { body: { code } });
}

/** ApiError wrong_password, sign_in_again. */
export function stopTwoFactor(proof: Proof) {
  return call('delete', '/api/auth/two-factor', { body: proof });
}

/** Makes the codes there were void. ApiError wrong_password. */
export function renewRecoveryCodes(proof: Proof) {
  return call('post', '/api/auth/two-factor/recovery-codes', { body: proof });
}

export async function getPasskeys(signal?: AbortSignal): Promise<Passkey[]> {
  return (await call('get', '/api/auth/passkeys', { signal })).passkeys;
}

/** What a new passkey is to be like. ApiError sign_in_again. */
export function getPasskeyOptions() {
  return call('post', '/api/auth/passkeys/options');
}

/** ApiError passkey_refused, sign_in_again. */
export function addPasskey(body: BodyOf<'post', '/api/auth/passkeys'>) {
  return call('post', '/api/auth/passkeys', { body });
}

/** ApiError sign_in_again. */
export function deletePasskey(id: number) {
  return call('delete', '/api/auth/passkeys/{id}', { path: { id: String(id) } });
}

export async function getProviderLinks(signal?: AbortSignal): Promise<ProviderLink[]> {
  return (await call('get', '/api/auth/providers', { signal })).providers;
}

/** ApiError sign_in_again, last_way_in. */
export function unlinkProvider(id: number) {
  return call('delete', '/api/auth/providers/{id}', { path: { id: String(id) } });
}
