import type { Saved } from '../../core/query/query.ts';
import type { Site } from '../../db/sites.ts';
import type { Principal } from './context.ts';
import { siteLookup } from './read-query.ts';
import type { Services } from './services.ts';

/** A site that may be read, with what questions about it may name. */
export interface SiteOfBody {
  site: Site;
  saved: Saved;
}

/** The site of a body's `site_id`; undefined when it names none, which reading the rest of it will say. */
export async function siteOfBody(
  services: Services,
  principal: Principal,
  body: unknown,
): Promise<SiteOfBody | undefined> {
  if (typeof body !== 'object' || body === null || !('site_id' in body)) return undefined;
  if (typeof body.site_id !== 'string' || body.site_id === '') return undefined;
  const lookup = siteLookup(services, principal);
  const site = await lookup.site(body.site_id);
  return { site, saved: await lookup.saved(site.id) };
}
