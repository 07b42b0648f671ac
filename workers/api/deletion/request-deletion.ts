import { siteConfigKey, siteDomainKey } from '../../../core/site.ts';
import { createDeletion, type Deletion } from '../../../db/deletions.ts';
import { hideSite, listSitesOfAccount, setAccountDeleted, setUserDeleted } from '../../../db/hidden.ts';
import { listOwnerEmails } from '../../../db/owners.ts';
import { type Remembered, sealRemembered } from '../../../db/remembered.ts';
import { type Site, siteConfig } from '../../../db/sites.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import { ApiError } from '../errors.ts';
import type { Services } from '../services.ts';
import { hashToken, randomName, randomToken } from '../tokens.ts';

/** Who deletes the wrong thing has this long to say so. */
const UNDO_MS = 48 * 3_600_000;
/** By then all is destroyed. */
const DUE_MS = 72 * 3_600_000;

/** Who asks, for the audit log's short form and for the e-mail. */
export interface Requester {
  /** `user 7`, `key 3`, `operator`. */
  id: string;
  /** Her address, or what stands for it. */
  name: string;
  /** Where the receipt goes besides the owners. */
  email?: string;
}

/** What is to be deleted. */
export type Doomed =
  | { kind: 'site'; site: Site }
  | { kind: 'account'; account: { id: number; publicId: string; name: string } }
  | { kind: 'user'; user: { id: number; email: string } };

/**
 * Deletes a site, an account with its sites, or a user: hides it at once, and tells those who may undo that. Cron
 * destroys it two days later (docs/deletion.md). @throws ApiError when it is being deleted already
 */
export async function requestDeletion(
  services: Services,
  doomed: Doomed,
  requester: Requester,
): Promise<Deletion> {
  const { db, vault, now, vars } = services;
  const sites = await sitesOf(services, doomed);
  const { subject, subjectId, accountId, name } = describeDoomed(doomed);
  const owners = accountId === null ? [] : await listOwnerEmails(db, vault, accountId);
  const recipients = [...new Set([...owners, ...(requester.email ? [requester.email] : [])])];
  const domains = Object.fromEntries(sites.map(({ id, domain }) => [id, domain]));
  const remembered: Remembered = { name, recipients, domains };
  const token = randomToken();
  const at = now();
  const deletion = await createDeletion(db, {
    ...{ publicId: `deletion_${randomName()}`, kind: doomed.kind, subjectId, subject, accountId },
    ...{ requestedBy: requester.id, state: 'waiting', requestedAt: at },
    ...{ undoUntil: at + UNDO_MS, dueAt: at + DUE_MS, undoTokenHash: hashToken(token) },
    needsApproval: vars.DELETION_APPROVAL === 'staff',
    ...(await sealRemembered(vault, remembered)),
  });
  if (!deletion) throw new ApiError('being_deleted', 'This is being deleted already.');
  for (const site of sites) await hide(services, site);
  if (doomed.kind === 'account') await setAccountDeleted(db, doomed.account.id, at);
  if (doomed.kind === 'user') await setUserDeleted(db, doomed.user.id, at);
  for (const to of recipients) {
    await sendMail(services, {
      mail: 'deletion-requested',
      props: {
        ...{ subject: name, kind: doomed.kind, requestedBy: requester.name },
        ...{ requestedAt: at, undoUntil: deletion.undoUntil },
        undoUrl: new URL(`/undo-deletion#${token}`, vars.PUBLIC_URL).href,
      },
      to,
      dedupeKey: `${deletion.publicId}:${hashToken(to)}`,
      expiresAt: deletion.undoUntil,
    });
  }
  return deletion;
}

async function sitesOf({ db }: Services, doomed: Doomed): Promise<Site[]> {
  if (doomed.kind === 'site') return [doomed.site];
  return doomed.kind === 'account' ? await listSitesOfAccount(db, doomed.account.id) : [];
}

function describeDoomed(doomed: Doomed) {
  switch (doomed.kind) {
    case 'site': {
      const { id, publicId, accountId, domain } = doomed.site;
      return { subjectId: id, subject: publicId, accountId, name: domain };
    }
    case 'account': {
      const { id, publicId, name } = doomed.account;
      return { subjectId: id, subject: publicId, accountId: id, name };
    }
    case 'user': {
      const { id, email } = doomed.user;
      return { subjectId: id, subject: String(id), accountId: null, name: email };
    }
  }
}

/** Takes no events any more, and is found by nobody. */
async function hide({ db, siteConfigs, now }: Services, site: Site): Promise<void> {
  const config = { ...siteConfig(site), blocked: true };
  await siteConfigs.put(siteConfigKey(site.key), JSON.stringify(config));
  await siteConfigs.delete(siteDomainKey(site.domain));
  // Last: should a step before fail, the site can still be found and deleted again.
  await hideSite(db, site, now());
}
