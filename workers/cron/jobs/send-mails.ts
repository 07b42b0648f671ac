import { sendWaitingMails } from '../../../emails/send-waiting.ts';
import type { Services } from '../services.ts';

/** Sends the e-mails that could not be sent when they were due. */
export async function sendMails(services: Services, now: number): Promise<Record<string, number>> {
  return await sendWaitingMails({ ...services, now: () => now });
}
