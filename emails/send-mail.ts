import { createHash } from 'node:crypto';
import { z } from 'zod';
import { enterMail, findMailStatus } from '../db/emails.ts';
import type { MailStatus } from '../db/mail-status.ts';
import { CLAIM_MS, handOver } from './hand-over.ts';
import type { MailServices } from './mail-services.ts';
import type { MailName } from './registry.ts';
import { renderMail } from './render-mail.ts';
import { keepMail, type MailOrder } from './waiting-mail.ts';

const DAY_MS = 86_400_000;
/** What a recipient's hash is made as. */
const RECIPIENT = 'email.recipient';

/** One address and nothing else: a comma would add recipients, a line break headers. */
const addressSchema = z.email().max(254);

/**
 * Sends an e-mail, once per name and dedupe key, and answers what has become of it. What the provider does not take now
 * is sent by cron. It waits for the provider: where the time an answer takes must tell nothing, give it to `waitUntil`.
 * @throws when address or props make no e-mail, or D1 or KV fail
 */
export async function sendMail<N extends MailName>(
  services: MailServices,
  { mail, props, to, dedupeKey, expiresAt = Number.POSITIVE_INFINITY }: MailOrder<N>,
): Promise<MailStatus> {
  const { db, vault, now } = services;
  const waiting = {
    mail,
    props,
    to: addressSchema.parse(to),
    expiresAt: Math.min(expiresAt, now() + DAY_MS),
  };
  // Whatever is wrong with it shows before anything is written.
  renderMail(mail, props);
  const dedupeHash = sha256(`${mail}\n${dedupeKey}`);
  // First, so that whoever finds the entry finds this as well.
  if ((await findMailStatus(db, dedupeHash)) === undefined) await keepMail(services, dedupeHash, waiting);
  const logged = await enterMail(db, {
    dedupeHash,
    mail,
    recipientHash: vault.index(normalized(to), RECIPIENT),
    createdAt: now(),
    retryAt: now() + CLAIM_MS,
  });
  if (!logged) return await repeated(services, dedupeHash);
  return await handOver(services, logged, waiting);
}

/** The status of an e-mail that is in the log; once it is over, what this repetition put down goes. */
async function repeated({ db, waitingMails }: MailServices, dedupeHash: string): Promise<MailStatus> {
  const status = (await findMailStatus(db, dedupeHash)) ?? 'sending';
  if (status !== 'sending' && status !== 'waiting') await waitingMails.delete(dedupeHash);
  return status;
}

/** What the send log may know an address by: keyed, so that nobody finds who it was by trying. */
export function recipientHashes({ vault }: Pick<MailServices, 'vault'>, address: string): string[] {
  return vault.indexes(normalized(address), RECIPIENT);
}

function normalized(address: string): string {
  return address.toLowerCase();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
