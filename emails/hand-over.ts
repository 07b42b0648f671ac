import { type LoggedMail, settleMail } from '../db/emails.ts';
import type { MailStatus } from '../db/mail-status.ts';
import type { MailServices } from './mail-services.ts';
import { type MailProps, streamOf } from './registry.ts';
import { renderMail } from './render-mail.ts';
import type { Handover } from './transport.ts';
import type { WaitingMail } from './waiting-mail.ts';

/** Nobody takes over an attempt younger than this; calls to the provider end long before. */
export const CLAIM_MS = 5 * 60_000;
const MAX_PAUSE_MS = 3 * 3_600_000;

/** Makes one claimed attempt and writes down how it ended. */
export async function handOver(
  services: MailServices,
  logged: LoggedMail,
  { mail, props, to }: WaitingMail,
): Promise<MailStatus> {
  const rendered = renderMail(mail, props as MailProps<typeof mail>);
  const handover = await services.mailTransport.send({
    ...rendered,
    id: logged.dedupeHash,
    from: services.mailFrom,
    to,
    stream: streamOf(mail),
    tag: mail,
  });
  return await settle(services, logged, handover);
}

/** Writes down how an attempt ended. What is over leaves no address behind. */
export async function settle(
  { db, waitingMails, log, now }: MailServices,
  logged: LoggedMail,
  handover: Handover,
): Promise<MailStatus> {
  const over = { retryAt: null };
  if (handover.kind === 'sent') {
    const { providerId } = handover;
    await settleMail(db, logged, { status: 'sent', ...over, providerId, sentAt: now() });
    await waitingMails.delete(logged.dedupeHash);
    return 'sent';
  }
  const { kind, error } = handover;
  log(kind === 'refused' ? 'warn' : 'error', 'e-mail not sent', { email: logged.id, kind, error });
  if (kind === 'refused') {
    await settleMail(db, logged, { status: 'refused', ...over, error });
    await waitingMails.delete(logged.dedupeHash);
    return 'refused';
  }
  const pauseMs = Math.min(CLAIM_MS * 2 ** (logged.attempts - 1), MAX_PAUSE_MS);
  await settleMail(db, logged, { status: 'waiting', retryAt: now() + pauseMs, error });
  return 'waiting';
}
