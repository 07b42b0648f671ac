import type { Role } from '../../../core/team/role.ts';
import { request } from './client.ts';

/** What may be wrong with a provider. */
export type SsoProblem =
  | 'unreachable'
  | 'no_provider'
  | 'wrong_issuer'
  | 'client_refused'
  | 'provider_error'
  | 'untrusted_token'
  | 'no_email';

export interface SsoConnection {
  issuer: string;
  client_id: string;
  default_role: Role;
  is_required: boolean;
  worked_at: string | null;
  problem: { code: SsoProblem; reason: string; at: string } | null;
}

export interface SsoDomain {
  id: string;
  domain: string;
  /** The TXT record that shows that it is the account's own. */
  record: { name: string; value: string };
  verified_at: string | null;
}

/** How an account signs in by its own provider. */
export interface Sso {
  redirect_uri: string;
  connection: SsoConnection | null;
  domains: SsoDomain[];
  /** Members but for owners whose addresses are of none of the verified domains. */
  members_outside: number;
}

export interface SsoSettings {
  issuer: string;
  client_id: string;
  /** Without it the one there is stays. */
  client_secret?: string;
  default_role: Role;
  is_required: boolean;
}

function ssoUrl(account: string, rest = ''): string {
  return `/api/accounts/${account}/sso${rest}`;
}

export function getSso(account: string, signal?: AbortSignal): Promise<Sso> {
  return request(ssoUrl(account), { signal });
}

/** ApiError sign_in_again, domain_unproven. */
export function saveSso(account: string, settings: SsoSettings): Promise<Sso> {
  return request(ssoUrl(account), { method: 'PUT', body: settings });
}

/** ApiError sign_in_again. */
export function deleteSso(account: string): Promise<unknown> {
  return request(ssoUrl(account), { method: 'DELETE' });
}

/** What is wrong, if anything, is in the answer. */
export function testSso(account: string): Promise<Sso> {
  return request(ssoUrl(account, '/test'), { body: {} });
}

export function addSsoDomain(account: string, domain: string): Promise<SsoDomain> {
  return request(ssoUrl(account, '/domains'), { body: { domain } });
}

/** ApiError record_missing, domain_taken, dns_unavailable. */
export function verifySsoDomain(account: string, id: string): Promise<SsoDomain> {
  return request(ssoUrl(account, `/domains/${id}/verify`), { body: {} });
}

/** ApiError sso_required. */
export function deleteSsoDomain(account: string, id: string): Promise<unknown> {
  return request(ssoUrl(account, `/domains/${id}`), { method: 'DELETE' });
}
