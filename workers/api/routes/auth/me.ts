import { Hono } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../../core/team/role.ts';
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
    accounts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(ROLES),
        needs_two_factor: z.boolean().meta({
          description: 'Nothing of it is open to her before she signs in by two factors.',
        }),
      }),
    ),
  }),
});

/** Who is signed in, and the accounts she belongs to. */
export const me = new Hono<AuthenticatedEnv>().get('/me', description, requireUser(), (c) => {
  const { email, isStaff, memberships } = signedInUser(c);
  return c.json({
    email,
    is_staff: isStaff,
    accounts: memberships.map(({ publicId, name, role, needsTwoFactor }) => ({
      id: publicId,
      name,
      role,
      needs_two_factor: needsTwoFactor,
    })),
  });
});
