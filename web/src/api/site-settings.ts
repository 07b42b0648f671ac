import type { InstallReport } from '../../../core/install/report.ts';
import type { ShieldKind } from '../../../core/shield/shields.ts';
import type { TrackerSettings } from '../../../core/tracker-settings.ts';
import { request } from './client.ts';

/** What the owner of a site sets, as the Sites API has it. */
export interface SiteSettings {
  domain: string;
  timezone: string;
  /** ISO 8601: from when on it is in force, if that is still to come. */
  timezone_starts_at?: string;
  tracker_script_configuration: TrackerSettings;
  hostnames: string[];
  drop_datacentre: boolean;
  retention_months: number | null;
  archived: boolean;
  public: boolean;
  /** '' = by its domain. */
  display_name: string;
  script_url: string;
  first_party: { path: string; target: string; script: string };
}

export type SettingsChange = Partial<
  Omit<SiteSettings, 'tracker_script_configuration' | 'timezone_starts_at' | 'script_url' | 'first_party'>
> & { tracker_script_configuration?: Partial<TrackerSettings> };

export interface Shield {
  id: string;
  type: ShieldKind;
  value: string;
  note: string;
}

const API = '/api/v1/sites';

function siteUrl(site: string): string {
  return `${API}/${encodeURIComponent(site)}`;
}

function listUrl(list: string, site: string): string {
  return `${API}/${list}?site_id=${encodeURIComponent(site)}`;
}

/** Makes a site that collects at once, of an account (`account_…`) or the reader's first. */
export function createSite(
  site: { domain: string; timezone: string },
  account: string | undefined,
): Promise<SiteSettings> {
  return request(API, { body: site, account });
}

export function getSettings(site: string, signal?: AbortSignal): Promise<SiteSettings> {
  return request(siteUrl(site), { signal });
}

/** Sets what is named and leaves the rest. */
export function changeSettings(site: string, change: SettingsChange): Promise<SiteSettings> {
  return request(siteUrl(site), { method: 'PUT', body: change });
}

export function deleteSite(site: string): Promise<unknown> {
  return request(siteUrl(site), { method: 'DELETE' });
}

/** How the installation looks from outside. */
export function verifyInstall(site: string, url: string): Promise<InstallReport> {
  return request(`${API}/verify`, { body: { site_id: site, url } });
}

/** The site's shields, and the address the reader comes from. */
export function getShields(
  site: string,
  signal?: AbortSignal,
): Promise<{ shields: Shield[]; your_address: string | null }> {
  return request(listUrl('shields', site), { signal });
}

export function putShield(site: string, shield: Omit<Shield, 'id'>): Promise<Shield> {
  return request(`${API}/shields`, { method: 'PUT', body: { site_id: site, ...shield } });
}

export function deleteShield(site: string, id: string): Promise<unknown> {
  return request(`${API}/shields/${id}?site_id=${encodeURIComponent(site)}`, { method: 'DELETE' });
}
