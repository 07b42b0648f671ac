import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { FLAG_NAMES } from '../../../../core/flags/flags.ts';
import { ROLES } from '../../../../core/team/role.ts';
import { listFlagsOn } from '../../../../db/feature-flags.ts';
import { recordUserAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { nameSchema } from './input.ts';

const meSchema = z.object({
  email: z.string(),
  name: z.string(),
  is_staff: z.boolean(),
  email_verified: z.boolean(),
  has_password: z.boolean(),
  two_factor: z.boolean(),
  guest_needs_two_factor: z.boolean().meta({
    description: 'A site she is a guest of is not open to her before she signs in by two factors.',
  }),
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      flags: z.array(z.enum(FLAG_NAMES)).meta({ description: 'What is switched on for it: docs/admin.md.' }),
      needs_two_factor: z
        .boolean()
        .meta({ description: 'Nothing of it is open to her before she signs in by two factors.' }),
      needs_sso: z
        .boolean()
        .meta({ description: 'Nothing of it is open to her before she signs in by its own provider.' }),
    }),
  ),
});

const read = new Hono<AuthenticatedEnv>().get(
  '/me',
  describe({
    operationId: 'readSignedInUser',
    tag: 'Sign-in',
    summary: 'Who is signed in, and the accounts she belongs to',
    answer: meSchema,
  }),
  requireUser(),
  async (c) => c.json(await viewMe(c)),
);

const change = new Hono<AuthenticatedEnv>().patch(
  '/me',
  describe({
    operationId: 'changeSignedInUser',
    tag: 'Sign-in',
    summary: 'Change what the user is called',
    answer: meSchema,
  }),
  requireUser(),
  jsonBody(z.strictObject({ name: nameSchema })),
  async (c) => {
    const { internalAdapter } = await c.get('services').auth.$context;
    await internalAdapter.updateUser(String(signedInUser(c).id), { name: c.req.valid('json').name });
    await recordUserAudit(c, signedInUser(c).id, { action: 'user.changed', detail: { field: 'name' } });
    return c.json(await viewMe(c));
  },
);

async function viewMe(c: Context<AuthenticatedEnv>) {
  const { id, email, isStaff, memberships, guestOf } = signedInUser(c);
  const { auth, db } = c.get('services');
  const { internalAdapter } = await auth.$context;
  const user = await internalAdapter.findUserById(String(id));
  const credential = await internalAdapter.findCredentialAccount(String(id));
  const ids = memberships.map(({ publicId }) => publicId);
  const flags = await listFlagsOn(db, ids);
  return {
    email,
    name: user?.name ?? '',
    is_staff: isStaff,
    email_verified: user?.emailVerified ?? false,
    has_password: typeof credential?.password === 'string',
    two_factor: (user as { twoFactorEnabled?: boolean } | null)?.twoFactorEnabled === true,
    guest_needs_two_factor: guestOf.some(({ needsTwoFactor }) => needsTwoFactor),
    accounts: memberships.map(({ publicId, name, role, needsTwoFactor, needsSso }) => ({
      id: publicId,
      name,
      role,
      flags: flags.get(publicId) ?? [],
      needs_two_factor: needsTwoFactor,
      needs_sso: needsSso,
    })),
  };
}

/** Who is signed in, and the accounts she belongs to. */
export const me = new Hono<AuthenticatedEnv>().route('/', read).route('/', change);
