import type { GenericEndpointContext } from 'better-auth';
import type { Database } from '../../../db/database.ts';
import { deleteLoginSessionOfToken } from '../../../db/login-sessions.ts';
import type { WayIn } from '../../../db/way-in.ts';
import { sessionTokenOf } from '../session-cookie.ts';
import { hashToken } from '../tokens.ts';

/** How and where a session began; see completeSignIn. */
interface Beginning {
  place?: string | null;
  signedInBy?: WayIn | null;
}

/**
 * Ends the session that the browser had, as another one is about to begin there. Where it is the user's own that is exchanged
 * by the library, such as with a new password, it answers how that began, as it still holds.
 */
export async function endFormer(
  db: Database,
  ctx: GenericEndpointContext | null | undefined,
  userId: string,
): Promise<Beginning> {
  const token = sessionTokenOf(ctx?.headers);
  if (token) await deleteLoginSessionOfToken(db, hashToken(token));
  const former = ctx?.context.session?.session as (Beginning & { userId: string }) | undefined;
  if (former?.userId !== userId) return {};
  return { place: former.place ?? null, signedInBy: former.signedInBy ?? null };
}
