import type { Deletion } from '../../../db/deletions.ts';
import { openRemembered } from '../../../db/remembered.ts';
import type { Vault } from '../../../vault/vault.ts';

/** A deletion as the API shows it; times are ISO 8601, null = not yet. */
export interface DeletionView {
  id: string;
  kind: string;
  subject: string;
  /** Of what is deleted; null once it is gone. */
  name: string | null;
  state: string;
  requested_at: string;
  undo_until: string;
  due_at: string;
  done_at: string | null;
  needs_approval: boolean;
  /** What was destroyed, by store. */
  receipt: Record<string, { at: string; counts: Record<string, number>; remark: string | null }>;
}

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
