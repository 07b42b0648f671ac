import { findSite, type Site } from '../../db/sites.ts';
import { reachOf, refusalOf } from './authorization/user-access.ts';
import type { Principal } from './context.ts';
import { ApiError } from './errors.ts';
import type { Services } from './services.ts';

/**
 * The site of a domain or public id, if the principal may do with it what the route does. Others' sites are answered like
 * none at all; who sees a site but may not do this is told so.
 */
export async function readableSite(services: Services, principal: Principal, name: string): Promise<Site> {
  const known = name.trim().toLowerCase();
  const site = await findSite(services.db, known, principal.access);
  if (site) {
    if (principal.kind === 'user') principal.view?.sites.add(site);
    return site;
  }
  if (principal.kind === 'user') {
    const seen = await findSite(services.db, known, reachOf(principal.user));
    if (seen) throw refusalOf(principal.user, seen);
  }
  throw siteNotFound();
}

/** The answer to whoever asks for a site that is not there, or not there for them. */
export function siteNotFound(): ApiError {
  return new ApiError('site_not_found', 'There is no such site, or you may not read it.');
}
