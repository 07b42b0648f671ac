import { and, eq, gt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { invitations } from './schema.ts';

/** Whether somebody of this address (emailIndex) is invited to an account. */
export async function isInvited(db: Database, emailIndex: string, now: number): Promise<boolean> {
  const row = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.emailIndex, emailIndex), gt(invitations.expiresAt, now)))
    .get();
  return row !== undefined;
}
