import { Hono } from 'hono';
import { z } from 'zod';
import { listSitesOfAccount } from '../../../../db/hidden.ts';
import { countMembers } from '../../../../db/members.ts';
import { listSoleOwned } from '../../../../db/owners.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const previewSchema = z.object({
  goes: z
    .array(z.object({ id: z.string(), name: z.string(), sites: z.array(z.string()), others: z.int() }))
    .meta({
      description: 'Accounts that nobody else owns, with their domains and how many others are in them.',
    }),
  stays: z.array(z.object({ id: z.string(), name: z.string() })).meta({
    description: 'Accounts that others own, too: she leaves them, and all of them stays.',
  }),
  guest_sites: z.int().meta({ description: 'Of how many sites she is a guest.' }),
});

/** What goes with the signed-in user, and what stays. */
export const previewDeleteMe = new Hono<AuthenticatedEnv>().get(
  '/deletion',
  describe({
    operationId: 'previewDeleteMe',
    tag: 'Accounts',
    summary: 'What would go with the signed-in user, and what would stay',
    answer: previewSchema,
  }),
  requireUser(),
  async (c) => {
    const { db } = c.get('services');
    const { id, memberships, guestOf } = signedInUser(c);
    const owned = await listSoleOwned(db, id);
    const goes = await Promise.all(
      owned.map(async (account) => ({
        id: account.publicId,
        name: account.name,
        sites: (await listSitesOfAccount(db, account.id)).map(({ domain }) => domain),
        others: (await countMembers(db, account.id)) - 1,
      })),
    );
    const stays = memberships
      .filter(({ publicId }) => !goes.some((account) => account.id === publicId))
      .map(({ publicId, name }) => ({ id: publicId, name }));
    return c.json({ goes, stays, guest_sites: guestOf.length });
  },
);
