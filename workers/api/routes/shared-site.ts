import { Hono } from 'hono';
import { listSites } from '../../../db/sites.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { LINK_HEADER, requireUserOrKey } from '../middleware/authenticate.ts';

/** The site a shared link opens; the dashboard behind it must know its name and time zone. */
export const sharedSite = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const { kind, access } = c.get('principal');
  if (kind !== 'link')
    throw new ApiError('invalid_request', `Send a shared link in the header ${LINK_HEADER}.`);
  const [site] = await listSites(c.get('services').db, access);
  if (!site) throw new ApiError('site_not_found', 'The site of this link is gone.');
  return c.json({ site_id: site.publicId, domain: site.domain, timezone: site.timezone });
});
