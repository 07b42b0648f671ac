import { Hono } from 'hono';
import { z } from 'zod';
import { deleteProviderLink, listProviderLinks } from '../../../../db/provider-links.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { noteChange } from '../../identity/note-change.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { providerName } from '../../identity/providers.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const linkSchema = z.object({
  id: z.int(),
  provider: z.string(),
  name: z.string(),
  linked_at: z.iso.datetime(),
});

const list = new Hono<AuthenticatedEnv>().get(
  '/providers',
  describe({
    operationId: 'listProviderLinks',
    tag: 'Sign-in',
    summary: 'The providers that sign in who is signed in',
    answer: z.object({ providers: z.array(linkSchema) }),
  }),
  requireUser(),
  async (c) => {
    const { db, vars } = c.get('services');
    const links = await listProviderLinks(db, signedInUser(c).id);
    return c.json({
      providers: links.map(({ id, provider, linkedAt }) => ({
        id,
        provider,
        name: providerName(vars, provider),
        linked_at: new Date(linkedAt).toISOString(),
      })),
    });
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/providers/:id',
  describe({
    operationId: 'unlinkProvider',
    tag: 'Sign-in',
    summary: 'Sign in by a provider no more',
    description: 'Not when there is neither a password, a passkey nor another provider.',
    answer: z.object({ ok: z.literal(true) }),
    params: { id: z.string() },
    errors: ['sign_in_again', 'not_found', 'last_way_in'],
  }),
  requireUser(),
  async (c) => {
    assertFresh(c);
    const { db, vars } = c.get('services');
    const user = signedInUser(c);
    const links = await listProviderLinks(db, user.id);
    const link = links.find(({ id }) => String(id) === c.req.param('id'));
    if (!link) throw new ApiError('not_found', 'You do not sign in by this provider.');
    if (!(await deleteProviderLink(db, user.id, link.id))) {
      throw new ApiError(
        'last_way_in',
        'This is your only way in. Choose a password or add a passkey first.',
      );
    }
    await noteChange(c, user, 'sign_in_unlinked', providerName(vars, link.provider));
    return c.json({ ok: true });
  },
);

/** The providers that a user signs in by. */
export const providerLinks = new Hono<AuthenticatedEnv>().route('/', list).route('/', remove);
