import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { AuditAction, AuditActor } from './audit-action.ts';
import type { Database } from './database.ts';
import { auditErasures, auditLog } from './schema.ts';

export type AuditEntry = typeof auditLog.$inferSelect;

/** Which entries are asked for; times in epoch ms, `to` not included. */
export interface AuditFilter {
  action?: AuditAction;
  actorKind?: AuditActor;
  actorId?: string;
  siteId?: number;
  from?: number;
  to?: number;
}

/** Adds an entry; nothing can change it afterwards. */
export async function addAuditEntry(db: Database, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  await db.insert(auditLog).values(entry);
}

/** Whether an entry of a look of staff's at the same is younger than `since`. */
export async function hasLooked(
  db: Database,
  { actorId, targetId, accountId, siteId }: Pick<AuditEntry, 'actorId' | 'targetId' | 'accountId' | 'siteId'>,
  since: number,
): Promise<boolean> {
  const found = await db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        // As a constant, so that the partial index is taken.
        sql`${auditLog.action} = 'staff.looked'`,
        eq(auditLog.actorKind, 'staff'),
        eq(auditLog.actorId, actorId),
        eq(auditLog.targetId, targetId),
        sql`${auditLog.accountId} IS ${accountId}`,
        sql`${auditLog.siteId} IS ${siteId}`,
        gte(auditLog.at, since),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

/** An account's entries, newest first, from before the id `before` on. */
export async function listAuditEntries(
  db: Database,
  accountId: number,
  { action, actorKind, actorId, siteId, from, to }: AuditFilter,
  { before, limit }: { before?: number; limit: number },
): Promise<AuditEntry[]> {
  return await db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.accountId, accountId),
        before === undefined ? undefined : lt(auditLog.id, before),
        action && eq(auditLog.action, action),
        actorKind && eq(auditLog.actorKind, actorKind),
        actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
        siteId === undefined ? undefined : eq(auditLog.siteId, siteId),
        from === undefined ? undefined : gte(auditLog.at, from),
        to === undefined ? undefined : lt(auditLog.at, to),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/**
 * Deletes all entries of an account or a site: for its erasure, and nothing else. The triggers of audit_log let rows go
 * only once their subject is entered in audit_erasures, where it stays.
 */
export async function eraseAuditLog(
  db: Database,
  kind: 'account' | 'site',
  subjectId: number,
  now: number,
): Promise<number> {
  const column = kind === 'account' ? auditLog.accountId : auditLog.siteId;
  const [, deleted] = await db.batch([
    db.insert(auditErasures).values({ kind, subjectId, at: now }).onConflictDoNothing(),
    db.delete(auditLog).where(eq(column, subjectId)),
  ]);
  return deleted.meta.changes;
}
