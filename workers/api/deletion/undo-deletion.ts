import { type Deletion, endDeletion } from '../../../db/deletions.ts';
import { setAccountDeleted, setUserDeleted, showSite } from '../../../db/hidden.ts';
import { openRemembered } from '../../../db/remembered.ts';
import { findSite } from '../../../db/sites.ts';
import { ApiError } from '../errors.ts';
import { EVERY_SITE } from '../first-account.ts';
import { publishSite } from '../make-site.ts';
import type { Services } from '../services.ts';

/** Gives back what was deleted, as it was. @throws ApiError when it is too late, or when a domain has gone to another site */
export async function undoDeletion(
  services: Services,
  deletion: Deletion,
  ended: { state: 'undone' | 'refused'; decidedBy?: number } = { state: 'undone' },
): Promise<void> {
  const { db, vault, now } = services;
  if (deletion.state !== 'waiting') throw tooLate();
  const remembered = await openRemembered(vault, deletion);
  const domains = Object.entries(remembered?.domains ?? {});
  for (const [, domain] of domains) {
    if (!(await findSite(db, domain, EVERY_SITE))) continue;
    throw new ApiError('domain_taken', `${domain} is another site by now. Rename or delete that one first.`);
  }
  // First, so that nothing begins to destroy what comes back.
  if (!(await endDeletion(db, deletion.id, { ...ended, now: now() }))) throw tooLate();
  for (const [id, domain] of domains) {
    const site = await showSite(db, Number(id), domain);
    if (site) await publishSite(services, site);
  }
  if (deletion.kind === 'account') await setAccountDeleted(db, deletion.subjectId, null);
  if (deletion.kind === 'user') await setUserDeleted(db, deletion.subjectId, null);
  if (deletion.keyId !== null) await vault.keys.destroy(deletion.keyId);
}

function tooLate(): ApiError {
  return new ApiError('too_late', 'This deletion is over, or has begun to destroy.');
}
