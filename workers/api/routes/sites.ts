import { Hono } from 'hono';
import { z } from 'zod';
import { listSites } from '../../../db/sites.ts';
import { ownSiteSchema } from '../answers/site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { describe } from '../openapi/describe.ts';
import { viewOwnSite } from '../site-view.ts';

const description = describe({
  operationId: 'listOwnSites',
  tag: 'Sites',
  summary: 'All sites of the signed-in user',
  answer: z.array(ownSiteSchema),
});

/** The signed-in user's sites. */
export const sites = new Hono<AuthenticatedEnv>().get('/', description, requireUser(), async (c) => {
  const { db, vars } = c.get('services');
  const found = await listSites(db, c.get('principal').access);
  const user = signedInUser(c);
  return c.json(found.flatMap((site) => viewOwnSite(site, user, vars.BEACON_URL) ?? []));
});
