import type { Me } from './auth.ts';
import { request } from './client.ts';

/** Somewhere she is signed in. */
export interface LoginSession {
  id: number;
  device: string;
  ip_address: string;
  /** Region and country; '' = not known. */
  place: string;
  created_at: string;
  is_current: boolean;
}

export interface Passkey {
  id: number;
  name: string;
  created_at: string;
  /** Whether its maker keeps a copy, so that it outlives the device. */
  synced: boolean;
}

/** Who she is to another provider, which signs her in. */
export interface ProviderLink {
  id: number;
  provider: string;
  name: string;
  linked_at: string;
}

/** Who has no password gives none. */
type Proof = { password?: string };

export function renameMe(name: string): Promise<Me> {
  return request('/api/auth/me', { method: 'PATCH', body: { name } });
}

/** Asks for another address; it takes effect by the link sent there. ApiError wrong_password, sign_in_again. */
export function changeEmail(body: { email: string } & Proof): Promise<unknown> {
  return request('/api/auth/email/change', { body });
}

/** Ends all other sessions. ApiError wrong_password, weak_password, breached_password. */
export function changePassword(body: { password: string; new_password: string }): Promise<unknown> {
  return request('/api/auth/password/change', { body });
}

export async function getSessions(signal?: AbortSignal): Promise<LoginSession[]> {
  return (await request<{ sessions: LoginSession[] }>('/api/auth/sessions', { signal })).sessions;
}

export function endSession(id: number): Promise<unknown> {
  return request(`/api/auth/sessions/${id}`, { method: 'DELETE' });
}

export function endOtherSessions(): Promise<unknown> {
  return request('/api/auth/sessions', { method: 'DELETE' });
}

/** Prepares the second factor, which is not on before its first code. ApiError wrong_password, two_factor_on. */
export function prepareTwoFactor(proof: Proof): Promise<{ uri: string; recovery_codes: string[] }> {
  return request('/api/auth/two-factor', { body: proof });
}

/** Switches it on. ApiError wrong_code. */
export function confirmTwoFactor(code: string): Promise<unknown> {
  return request('/api/auth/two-factor/confirm', { body: { code } });
}

/** ApiError wrong_password, sign_in_again. */
export function stopTwoFactor(proof: Proof): Promise<unknown> {
  return request('/api/auth/two-factor', { method: 'DELETE', body: proof });
}

/** Makes the codes there were void. ApiError wrong_password. */
export function renewRecoveryCodes(proof: Proof): Promise<{ recovery_codes: string[] }> {
  return request('/api/auth/two-factor/recovery-codes', { body: proof });
}

export async function getPasskeys(signal?: AbortSignal): Promise<Passkey[]> {
  return (await request<{ passkeys: Passkey[] }>('/api/auth/passkeys', { signal })).passkeys;
}

/** What a new passkey is to be like. ApiError sign_in_again. */
export function getPasskeyOptions(): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return request('/api/auth/passkeys/options', { body: {} });
}

/** ApiError passkey_refused, sign_in_again. */
export function addPasskey(body: { response: unknown; name: string }): Promise<unknown> {
  return request('/api/auth/passkeys', { body });
}

/** ApiError sign_in_again. */
export function deletePasskey(id: number): Promise<unknown> {
  return request(`/api/auth/passkeys/${id}`, { method: 'DELETE' });
}

export async function getProviderLinks(signal?: AbortSignal): Promise<ProviderLink[]> {
  return (await request<{ providers: ProviderLink[] }>('/api/auth/providers', { signal })).providers;
}

/** ApiError sign_in_again, last_way_in. */
export function unlinkProvider(id: number): Promise<unknown> {
  return request(`/api/auth/providers/${id}`, { method: 'DELETE' });
}
