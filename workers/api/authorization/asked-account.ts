import type { Context } from 'hono';
import type { Membership } from '../../../db/users.ts';
import type { AuthenticatedEnv } from '../context.ts';

/** The account in the path, as what the user belongs to it; she may do what the route needs. */
export function askedAccount(c: Context<AuthenticatedEnv>): Membership {
  const membership = c.get('membership');
  if (!membership) throw new Error('this route needs nothing of an account; see ROUTE_NEEDS');
  return membership;
}
