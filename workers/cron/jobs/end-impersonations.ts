import { addAuditEntry } from '../../../db/audit-log.ts';
import { endExpiredImpersonations } from '../../../db/impersonations.ts';
import { readStanding } from '../../../db/users.ts';
import type { Services } from '../services.ts';

/** Writes down the end of impersonations that nobody has ended: at their time they were over by themselves. */
export async function endImpersonations({ db }: Services, now: number): Promise<{ ended: number }> {
  const ended = await endExpiredImpersonations(db, now);
  for (const { id, staffId, userId, accountId, endsAt } of ended) {
    const { memberships } = await readStanding(db, userId);
    const all = memberships.map((each) => each.accountId);
    const accountIds = accountId === null ? all : [accountId];
    for (const of of accountIds.length > 0 ? accountIds : [null]) {
      await addAuditEntry(db, {
        ...{ accountId: of, siteId: null, at: endsAt, action: 'impersonation.ended' },
        ...{ actorKind: 'system', actorId: 'endImpersonations', targetKind: 'impersonation' },
        ...{ targetId: String(id), requestId: '', keyId: null, origin: null },
        detail: { user: userId, staff: staffId },
      });
    }
  }
  return { ended: ended.length };
}
