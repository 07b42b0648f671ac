import type { Deletion } from '../../../db/deletions.ts';
import { openRemembered } from '../../../db/remembered.ts';
import type { Vault } from '../../../vault/vault.ts';
import type { DeletionView } from '../answers/deletion.ts';

/** A deletion for who may know of it. */
export async function viewDeletion(vault: Vault, deletion: Deletion): Promise<DeletionView> {
  const remembered = await openRemembered(vault, deletion);
  return {
    id: deletion.publicId,
    kind: deletion.kind,
    subject: deletion.subject,
    name: remembered?.name ?? null,
    state: deletion.state,
    requested_at: iso(deletion.requestedAt),
    undo_until: iso(deletion.undoUntil),
    due_at: iso(deletion.dueAt),
    done_at: deletion.doneAt === null ? null : iso(deletion.doneAt),
    needs_approval: deletion.needsApproval && deletion.approvedAt === null,
    receipt: Object.fromEntries(
      Object.entries(deletion.receipt).map(([step, { at, counts, remark }]) => [
        step,
        { at: iso(at), counts, remark: remark ?? null },
      ]),
    ),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
