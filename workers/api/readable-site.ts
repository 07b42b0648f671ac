import { findSite, type Site } from '../../db/sites.ts';
import type { Principal } from './context.ts';
import { ApiError } from './errors.ts';
import type { Services } from './services.ts';

/** The site of a domain or public id, if the principal may read it. Others' sites are answered like none at all. */
export async function readableSite(services: Services, principal: Principal, name: string): Promise<Site> {
  const site = await findSite(services.db, name.trim().toLowerCase(), principal.access);
  if (!site) throw siteNotFound();
  return site;
}

/** The answer to whoever asks for a site that is not there, or not there for them. */
export function siteNotFound(): ApiError {
  return new ApiError('site_not_found', 'There is no such site, or you may not read it.');
}
