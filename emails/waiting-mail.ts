import { z } from 'zod';
import type { MailServices } from './mail-services.ts';
import { MAILS, type MailName, type MailProps } from './registry.ts';

/** An e-mail to send. */
export interface MailOrder<N extends MailName = MailName> {
  mail: N;
  props: MailProps<N>;
  /** One address. */
  to: string;
  /** Whatever else happens, one e-mail of this name goes out for it. Made of ids, such as `login:<session id>`. */
  dedupeKey: string;
  /** Epoch ms from which it would be of no use, such as the end of its link; a day from now at the latest. */
  expiresAt?: number;
}

/** What waits in KV: enough to make the e-mail again. */
export interface WaitingMail {
  mail: MailName;
  props: unknown;
  to: string;
  expiresAt: number;
}

const schema = z.object({
  mail: z.enum(Object.keys(MAILS) as [MailName, ...MailName[]]),
  props: z.unknown(),
  to: z.string(),
  expiresAt: z.number(),
});

const MIN_TTL_SECONDS = 60;

/** Puts down what is to be sent, until it is sent or of no use. */
export async function keepMail(
  { waitingMails, now }: MailServices,
  id: string,
  mail: WaitingMail,
): Promise<void> {
  const ttl = Math.ceil((mail.expiresAt - now()) / 1000);
  await waitingMails.put(id, JSON.stringify(mail), { expirationTtl: Math.max(MIN_TTL_SECONDS, ttl) });
}

/** What was put down; undefined once it is gone. */
export async function readMail({ waitingMails }: MailServices, id: string): Promise<WaitingMail | undefined> {
  const kept = await waitingMails.get(id, 'json');
  return kept === null ? undefined : schema.parse(kept);
}
