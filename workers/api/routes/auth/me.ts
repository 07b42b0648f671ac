import { Hono } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../../db/role.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const description = describe({
  operationId: 'readSignedInUser',
  tag: 'Sign-in',
  summary: 'Who is signed in, and the accounts she belongs to',
  answer: z.object({
    email: z.string(),
    is_staff: z.boolean(),
    accounts: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
  }),
});

/** Who is signed in, and the accounts she belongs to. */
export const me = new Hono<AuthenticatedEnv>().get('/me', description, requireUser(), (c) => {
  const { email, isStaff, memberships } = signedInUser(c);
  return c.json({
    email,
    is_staff: isStaff,
    accounts: memberships.map(({ publicId, name, role }) => ({ id: publicId, name, role })),
  });
});
