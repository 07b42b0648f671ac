import { call } from './client.ts';
import type { AnswerOf, BodyOf, Schema } from './operation.ts';

/** What the owner of a site sets, as the Sites API has it. */
export type SiteSettings = Schema<'SiteV1'>;
export type SettingsChange = BodyOf<'put', '/api/v1/sites/{site_id}'>;
export type Shield = Schema<'Shield'>;
export type InstallReport = AnswerOf<'post', '/api/v1/sites/verify'>;

const SITE = '/api/v1/sites/{site_id}';
const SHIELDS = '/api/v1/sites/shields';

/** Makes a site that collects at once, of an account (`account_…`) or the reader's first. */
export function createSite(
  site: { domain: string; timezone: string },
  account: string | undefined,
): Promise<SiteSettings> {
  return call('post', '/api/v1/sites', { body: site, header: { 'x-pharos-account': account } });
}

export function getSettings(site: string, signal?: AbortSignal): Promise<SiteSettings> {
  return call('get', SITE, { path: { site_id: site }, signal });
}

/** Sets what is named and leaves the rest. */
export function changeSettings(site: string, change: SettingsChange): Promise<SiteSettings> {
  return call('put', SITE, { path: { site_id: site }, body: change });
}

export function deleteSite(site: string) {
  return call('delete', SITE, { path: { site_id: site } });
}

/** How the installation looks from outside. */
export function verifyInstall(site: string, url: string): Promise<InstallReport> {
  return call('post', '/api/v1/sites/verify', { body: { site_id: site, url } });
}

/** The site's shields, and the address the reader comes from. */
export function getShields(site: string, signal?: AbortSignal) {
  return call('get', SHIELDS, { query: { site_id: site }, signal });
}

export function putShield(site: string, shield: Omit<Shield, 'id'>): Promise<Shield> {
  return call('put', SHIELDS, { body: { site_id: site, ...shield } });
}

export function deleteShield(site: string, id: string) {
  return call('delete', `${SHIELDS}/{shield_id}`, { path: { shield_id: id }, query: { site_id: site } });
}
