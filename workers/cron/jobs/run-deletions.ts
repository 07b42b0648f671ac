import { addAuditEntry } from '../../../db/audit-log.ts';
import {
  claimDeletion,
  type Deletion,
  finishDeletion,
  listDueDeletions,
  listOldDeletions,
  releaseDeletion,
  saveStep,
} from '../../../db/deletions.ts';
import { describeError } from '../../../observe/log.ts';
import { sendReceipt } from '../deletion/send-receipt.ts';
import { STEPS } from '../deletion/steps.ts';
import { readTarget } from '../deletion/target.ts';
import { Remains } from '../deletion/verify.ts';
import type { Services } from '../services.ts';

/** Longer than the platform lets a run live. */
const CLAIM_MS = 16 * 60_000;
/** Half a day before the promise of 72 hours is broken. */
const LATE_AFTER_MS = 60 * 3_600_000;
const FIRST_STEP = STEPS[0]?.name ?? '';

/**
 * Destroys what can be undone no more, step by step; where it was cut short it goes on. What is late is reported on each
 * run until it is over.
 */
export async function runDeletions(
  services: Services,
  now: number,
): Promise<{ done: number; waiting: number; failed: number; late: number }> {
  const counts = { done: 0, waiting: 0, failed: 0, late: 0 };
  for (const due of await listDueDeletions(services.db, now)) {
    const claimed = await claimDeletion(services.db, due, {
      now,
      until: now + CLAIM_MS,
      firstStep: FIRST_STEP,
    });
    if (!claimed) continue;
    if (due.state === 'waiting' && due.needsApproval && due.approvedAt === null) {
      services.log('warn', 'deletion goes ahead without approval', { deletion: due.publicId });
    }
    counts[await destroy(services, claimed, now)]++;
  }
  for (const { publicId, kind, state, step, lastError } of await listOldDeletions(
    services.db,
    now - LATE_AFTER_MS,
  )) {
    counts.late++;
    const facts = { deletion: publicId, kind, state, step, last_error: lastError };
    services.log('error', 'deletion is late', facts);
    services.errors.report(new Error(`The deletion ${publicId} is late`), { deletion: publicId });
  }
  return counts;
}

/** Takes the steps that are left. */
async function destroy(
  services: Services,
  deletion: Deletion,
  now: number,
): Promise<'done' | 'waiting' | 'failed'> {
  const { db, log, errors } = services;
  let at = deletion;
  try {
    for (const { name, step } of STEPS.slice(STEPS.findIndex((each) => each.name === at.step))) {
      const outcome = await step(services, await readTarget(services, at, now));
      if ('wait' in outcome) {
        await releaseDeletion(db, at.id, outcome.wait);
        return 'waiting';
      }
      const next = STEPS[STEPS.findIndex((each) => each.name === name) + 1]?.name ?? name;
      const receipt = { ...at.receipt, [name]: { at: now, ...outcome } };
      await saveStep(db, at.id, { step: next, receipt });
      at = { ...at, step: next, receipt };
    }
    await sendReceipt(services, at, now);
    await finishDeletion(db, at.id, now);
    await recordDone(services, at, now);
    log('info', 'deletion done', { deletion: at.publicId, kind: at.kind });
    return 'done';
  } catch (error) {
    log('error', 'deletion failed', { deletion: at.publicId, step: at.step, ...describeError(error) });
    errors.report(error, { deletion: at.publicId, step: at.step ?? '' });
    if (error instanceof Remains) await saveStep(db, at.id, { step: FIRST_STEP, receipt: at.receipt });
    await releaseDeletion(db, at.id, String(error));
    return 'failed';
  }
}

/** Not as part of the account or site: that may no more be spoken of. */
async function recordDone(
  { db }: Services,
  { publicId, kind, subject }: Deletion,
  now: number,
): Promise<void> {
  await addAuditEntry(db, {
    ...{ accountId: null, siteId: null, at: now, action: 'deletion.done' },
    ...{ actorKind: 'system', actorId: 'runDeletions', targetKind: 'deletion', targetId: publicId },
    ...{ requestId: '', keyId: null, origin: null, detail: { kind, subject } },
  });
}
