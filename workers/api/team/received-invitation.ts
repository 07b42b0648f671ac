import type { Context } from 'hono';
import { z } from 'zod';
import { findInvitation, type Invitation } from '../../../db/invitations.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { hashToken } from '../tokens.ts';

/** The token of an invitation, as its link has it. */
export const TOKEN = z.string().min(1).max(100);

/** The invitation of a token. @throws {ApiError} when there is none, or none any more */
export async function receivedInvitation(c: Context, token: string): Promise<Invitation> {
  const { db, vault, now }: Services = c.get('services');
  const found = await findInvitation(db, vault, hashToken(token), now());
  if (!found) throw invalidToken();
  return found;
}

/** The answer to a token that opens nothing. */
export function invalidToken(): ApiError {
  return new ApiError(
    'invalid_token',
    'This invitation does not hold any more. Ask whoever has invited you for another one.',
  );
}
