import { Hono } from 'hono';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';

/** Who is signed in, and the accounts she belongs to. */
export const me = new Hono<AuthenticatedEnv>().get('/me', requireUser(), (c) => {
  const { email, isStaff, memberships } = signedInUser(c);
  return c.json({
    email,
    is_staff: isStaff,
    accounts: memberships.map(({ publicId, name, role }) => ({ id: publicId, name, role })),
  });
});
