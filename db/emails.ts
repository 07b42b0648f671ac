import { and, asc, eq, inArray, lt, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { MailStatus } from './mail-status.ts';
import { emails } from './schema.ts';

/** An e-mail of the send log that somebody works on. */
export type LoggedMail = Pick<typeof emails.$inferSelect, 'id' | 'dedupeHash' | 'attempts'>;

/** Enters an e-mail and claims its first attempt; undefined if its dedupe key is in the log already. */
export async function enterMail(
  db: Database,
  mail: { dedupeHash: string; mail: string; recipientHash: string; createdAt: number; retryAt: number },
): Promise<LoggedMail | undefined> {
  return await db
    .insert(emails)
    .values({ ...mail, status: 'sending', attempts: 1 })
    .onConflictDoNothing()
    .returning({ id: emails.id, dedupeHash: emails.dedupeHash, attempts: emails.attempts })
    .get();
}

/** What has become of the e-mail with this dedupe key. */
export async function findMailStatus(db: Database, dedupeHash: string): Promise<MailStatus | undefined> {
  const found = await db
    .select({ status: emails.status })
    .from(emails)
    .where(eq(emails.dedupeHash, dedupeHash))
    .get();
  return found?.status;
}

/** E-mails whose time for another attempt has come, longest waiting first. */
export async function listDueMails(db: Database, now: number, limit: number): Promise<LoggedMail[]> {
  return await db
    .select({ id: emails.id, dedupeHash: emails.dedupeHash, attempts: emails.attempts })
    .from(emails)
    .where(lte(emails.retryAt, now))
    .orderBy(asc(emails.retryAt))
    .limit(limit);
}

/** Claims the next attempt until `retryAt`; undefined if somebody else was faster. */
export async function claimMail(
  db: Database,
  { id, attempts }: LoggedMail,
  retryAt: number,
): Promise<LoggedMail | undefined> {
  return await db
    .update(emails)
    .set({ attempts: attempts + 1, status: 'sending', retryAt })
    .where(and(eq(emails.id, id), eq(emails.attempts, attempts)))
    .returning({ id: emails.id, dedupeHash: emails.dedupeHash, attempts: emails.attempts })
    .get();
}

/** Writes down how a claimed attempt ended, unless the claim has passed to somebody else. */
export async function settleMail(
  db: Database,
  { id, attempts }: LoggedMail,
  outcome: {
    status: MailStatus;
    retryAt: number | null;
    providerId?: string;
    error?: string;
    sentAt?: number;
  },
): Promise<void> {
  await db
    .update(emails)
    .set({ error: null, ...outcome })
    .where(and(eq(emails.id, id), eq(emails.attempts, attempts)));
}

/** Forgets e-mails entered before `createdAt` (cron); returns how many. */
export async function deleteMailsBefore(db: Database, createdAt: number): Promise<number> {
  const result = await db.delete(emails).where(lt(emails.createdAt, createdAt));
  return result.meta.changes;
}

/** Forgets all e-mails to somebody, for an erasure; returns how many. */
export async function deleteMailsTo(db: Database, recipientHashes: string[]): Promise<number> {
  const result = await db.delete(emails).where(inArray(emails.recipientHash, recipientHashes));
  return result.meta.changes;
}

/** The e-mails to somebody in the send log. */
export async function listMailsTo(
  db: Database,
  recipientHashes: string[],
): Promise<{ dedupeHash: string }[]> {
  return await db
    .select({ dedupeHash: emails.dedupeHash })
    .from(emails)
    .where(inArray(emails.recipientHash, recipientHashes));
}
