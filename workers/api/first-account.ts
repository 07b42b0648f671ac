import type { SiteAccess } from '../../db/sites.ts';
import { randomName } from './tokens.ts';

/** The operator's view. */
export const EVERY_SITE: SiteAccess = { accountIds: null, siteIds: null };

/** The account that everything the operator makes belongs to, should there be none yet. */
export function firstAccount(now: number): { publicId: string; name: string; createdAt: number } {
  return { publicId: `account_${randomName()}`, name: 'Pharos', createdAt: now };
}
