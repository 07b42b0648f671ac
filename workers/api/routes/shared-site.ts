import { Hono } from 'hono';
import { z } from 'zod';
import { listSites } from '../../../db/sites.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { LINK_HEADER } from '../middleware/link-header.ts';
import { describe } from '../openapi/describe.ts';

const description = describe({
  operationId: 'readSharedSite',
  tag: 'Statistics',
  summary: 'The site that a shared link opens',
  answer: z.object({ site_id: z.string(), domain: z.string(), timezone: z.string() }),
  errors: ['invalid_request', 'site_not_found'],
});

/** The site a shared link opens; the dashboard behind it must know its name and time zone. */
export const sharedSite = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  async (c) => {
    const { kind, access } = c.get('principal');
    if (kind !== 'link')
      throw new ApiError('invalid_request', `Send a shared link in the header ${LINK_HEADER}.`);
    const [site] = await listSites(c.get('services').db, access);
    if (!site) throw new ApiError('site_not_found', 'The site of this link is gone.');
    return c.json({ site_id: site.publicId, domain: site.domain, timezone: site.timezone });
  },
);
