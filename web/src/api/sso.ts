import { call } from './client.ts';
import type { BodyOf, Schema } from './operation.ts';

/** How an account signs in by its own provider. */
export type Sso = Schema<'Sso'>;
export type SsoConnection = NonNullable<Sso['connection']>;
/** What may be wrong with a provider. */
export type SsoProblem = NonNullable<SsoConnection['problem']>['code'];
export type SsoDomain = Schema<'SsoDomain'>;
/** Without `client_secret` the one there is stays. */
export type SsoSettings = BodyOf<'put', typeof SSO>;

const SSO = '/api/accounts/{account_id}/sso';
const DOMAIN = `${SSO}/domains/{domain_id}` as const;

export function getSso(account: string, signal?: AbortSignal): Promise<Sso> {
  return call('get', SSO, { path: { account_id: account }, signal });
}

/** ApiError sign_in_again, domain_unproven. */
export function saveSso(account: string, settings: SsoSettings): Promise<Sso> {
  return call('put', SSO, { path: { account_id: account }, body: settings });
}

/** ApiError sign_in_again. */
export function deleteSso(account: string) {
  return call('delete', SSO, { path: { account_id: account } });
}

/** What is wrong, if anything, is in the answer. */
export function testSso(account: string): Promise<Sso> {
  return call('post', `${SSO}/test`, { path: { account_id: account }, body: {} });
}

export function addSsoDomain(account: string, domain: string): Promise<SsoDomain> {
  return call('post', `${SSO}/domains`, { path: { account_id: account }, body: { domain } });
}

/** ApiError record_missing, domain_taken, dns_unavailable. */
export function verifySsoDomain(account: string, id: string): Promise<SsoDomain> {
  return call('post', `${DOMAIN}/verify`, {
    path: { account_id: account, domain_id: id },
    body: {},
  });
}

/** ApiError sso_required. */
export function deleteSsoDomain(account: string, id: string) {
  return call('delete', DOMAIN, { path: { account_id: account, domain_id: id } });
}
