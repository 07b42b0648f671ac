import { claimMail, deleteMailsBefore, type LoggedMail, listDueMails, settleMail } from '../db/emails.ts';
import type { MailStatus } from '../db/mail-status.ts';
import { describeError } from '../observe/log.ts';
import { CLAIM_MS, handOver, settle } from './hand-over.ts';
import type { MailServices } from './mail-services.ts';
import { streamOf } from './registry.ts';
import { readMail } from './waiting-mail.ts';

/** Of one run; the next follows in minutes. */
const MAX_MAILS = 200;
/** The send log is a register of dedupe keys, which repeat within days if at all. */
const LOG_DAYS = 90;
const DAY_MS = 86_400_000;

/** Sends what waits (cron), looking first whether the provider has it already, and forgets what was long ago. */
export async function sendWaitingMails(
  services: MailServices,
): Promise<{ sent: number; waiting: number; given_up: number; forgotten: number }> {
  const { db, now } = services;
  const counts: Partial<Record<MailStatus, number>> = {};
  for (const due of await listDueMails(db, now(), MAX_MAILS)) {
    const claimed = await claimMail(db, due, now() + CLAIM_MS);
    if (!claimed) continue;
    const status = await tryAgain(services, claimed).catch((error: unknown) => {
      // Its claim runs out, and it is tried again; the others need not wait for that.
      services.log('error', 'e-mail not sent', { email: claimed.id, ...describeError(error) });
      return 'waiting' as const;
    });
    counts[status] = (counts[status] ?? 0) + 1;
  }
  const forgotten = await deleteMailsBefore(db, now() - LOG_DAYS * DAY_MS);
  const { sent = 0, waiting = 0, refused = 0, expired = 0 } = counts;
  return { sent, waiting, given_up: refused + expired, forgotten };
}

async function tryAgain(services: MailServices, claimed: LoggedMail): Promise<MailStatus> {
  const { db, mailTransport, waitingMails, now } = services;
  const kept = await readMail(services, claimed.dedupeHash);
  if (!kept || kept.expiresAt <= now()) {
    await settleMail(db, claimed, { status: 'expired', retryAt: null, error: 'too late' });
    await waitingMails.delete(claimed.dedupeHash);
    return 'expired';
  }
  const providerId = await mailTransport.find(claimed.dedupeHash, streamOf(kept.mail));
  if (providerId !== undefined) return await settle(services, claimed, { kind: 'sent', providerId });
  return await handOver(services, claimed, kept);
}
