import type { Capability } from '../../../core/team/capability.ts';
import type { Site } from '../api/sites.ts';
import { mayOnSite } from '../team/may.ts';

/** The pages of a site's settings, and what each takes. */
const SECTION_NEEDS = {
  general: 'manage_sites',
  installation: 'edit_site',
  tracking: 'manage_sites',
  shields: 'manage_sites',
  sharing: 'manage_sites',
  saved: 'edit_site',
  danger: 'manage_sites',
} as const satisfies Record<string, Capability>;
export type SettingsSection = keyof typeof SECTION_NEEDS;

/** The pages that the reader's role opens, in their order; the first is what the bare address shows. */
export function sectionsFor(site: Site): SettingsSection[] {
  const names = Object.keys(SECTION_NEEDS) as SettingsSection[];
  return names.filter((name) => mayOnSite(site, SECTION_NEEDS[name]));
}
