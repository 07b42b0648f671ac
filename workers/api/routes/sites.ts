import { Hono } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../core/team/role.ts';
import { listSites } from '../../../db/sites.ts';
import { siteSchema } from '../answers/site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { describe } from '../openapi/describe.ts';
import { viewSite } from '../site-view.ts';

const description = describe({
  operationId: 'listOwnSites',
  tag: 'Sites',
  summary: 'All sites of the signed-in user',
  answer: z.array(
    siteSchema.extend({
      account: z.string().nullable().meta({ description: 'Null: she is a guest of this site alone.' }),
      display_name: z.string().meta({ description: "What people call it; '' = by its domain." }),
      role: z.enum(ROLES).meta({ description: 'What she is to it.' }),
    }),
  ),
});

/** The signed-in user's sites. */
export const sites = new Hono<AuthenticatedEnv>().get('/', description, requireUser(), async (c) => {
  const { db, vars } = c.get('services');
  const found = await listSites(db, c.get('principal').access);
  const { memberships, guestOf } = signedInUser(c);
  const standings = found.flatMap((site) => {
    const membership = memberships.find(({ accountId }) => accountId === site.accountId);
    const role = membership?.role ?? guestOf.find(({ siteId }) => siteId === site.id)?.role;
    return role ? [{ site, role, account: membership?.publicId ?? null }] : [];
  });
  return c.json(
    standings.map(({ site, account, role }) => ({
      ...viewSite(site, vars.BEACON_URL),
      display_name: site.displayName,
      account,
      role,
    })),
  );
});
