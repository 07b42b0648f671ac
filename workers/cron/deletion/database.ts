import { eraseAuditLog } from '../../../db/audit-log.ts';
import { markAccountErased, markErased } from '../../../db/deleted-sites.ts';
import { eraseRows } from '../../../db/erase-rows.ts';
import { endInvitationsOf } from '../../../db/invitations.ts';
import { deleteSsoConnection } from '../../../db/sso-connections.ts';
import type { Step, Target } from './target.ts';

const REMARK =
  "The database's log and its history of 30 days cannot be scrubbed. Names and addresses of people are in them only as ciphertext whose keys are destroyed; settings such as domains and names of goals are in them in clear until they run out.";

/** Deletes the rows of sites, account or user; what is left of the things themselves is a number. */
export const eraseDatabase: Step = async ({ db, vault }, target) => {
  const { sites, deletion, now } = target;
  const counts: Record<string, number> = {};
  const add = (more: Record<string, number>) => {
    for (const [table, n] of Object.entries(more)) counts[table] = (counts[table] ?? 0) + n;
  };
  // Before their rows: each has a key of its own.
  const endInvitations = async (kind: 'account' | 'site', id: number): Promise<Record<string, number>> => {
    const ended = await endInvitationsOf(db, vault, kind, id);
    return ended > 0 ? { invitations: ended } : {};
  };
  for (const { id } of sites) {
    add(await endInvitations('site', id));
    add(await eraseRows(db, 'siteId', id));
    add({ audit_log: await eraseAuditLog(db, 'site', id, now) });
    await markErased(db, id, now);
  }
  if (deletion.kind === 'account') {
    add(await endInvitations('account', deletion.subjectId));
    if (await deleteSsoConnection(db, vault, deletion.subjectId)) add({ sso_connections: 1 });
    add(await eraseRows(db, 'accountId', deletion.subjectId));
    add({ audit_log: await eraseAuditLog(db, 'account', deletion.subjectId, now) });
    await markAccountErased(db, deletion.subjectId, now);
  }
  add(await eraseOwnRows(db, target));
  return { counts, remark: REMARK };
};

async function eraseOwnRows(db: Parameters<typeof eraseRows>[0], { deletion }: Target) {
  return deletion.kind === 'user' ? await eraseRows(db, 'userId', deletion.subjectId) : {};
}
