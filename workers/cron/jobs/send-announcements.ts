import { listHeardSites } from '../../../clickhouse/heard-sites.ts';
import { listRecipients, type Recipient } from '../../../db/announcement-recipients.ts';
import {
  type Announcement,
  advanceAnnouncement,
  finishAnnouncement,
  listSending,
} from '../../../db/announcements.ts';
import { readFlag } from '../../../db/feature-flags.ts';
import { unsubscribeUrl } from '../../../db/mail-opt-outs.ts';
import { openEmail } from '../../../db/users.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';

const MINUTES_BETWEEN_RUNS = 5;

/**
 * Sends announcements that are under way, so many a run, user by user in the order of their numbers: cut short, the next run
 * goes on with the next user, and who has hers already gets no second one (the dedupe key).
 */
export async function sendAnnouncements(
  services: Services,
  now: number,
): Promise<{ sent: number; refused: number; ended: number }> {
  const counts = { sent: 0, refused: 0, ended: 0 };
  if (!(await readFlag(services.db, 'announcements'))) return counts;
  let left = services.announcementsPerMinute * MINUTES_BETWEEN_RUNS;
  for (const announcement of await listSending(services.db)) {
    if (left === 0) break;
    const recipients = await nextOf(services, announcement, left);
    let at = announcement.lastUserId;
    for (const recipient of recipients) {
      const outcome = await sendTo(services, announcement, recipient);
      const done = { userId: recipient.id, outcome };
      // Stopped meanwhile, or somebody else goes on with it.
      if (!(await advanceAnnouncement(services.db, { id: announcement.id, lastUserId: at }, done))) break;
      at = recipient.id;
      counts[outcome]++;
    }
    if (recipients.length < left && at === (recipients.at(-1)?.id ?? at)) {
      await finishAnnouncement(services.db, announcement.id, now);
      counts.ended++;
    }
    left -= recipients.length;
  }
  return counts;
}

async function nextOf(
  { db, clickhouse }: Services,
  { segment, lastUserId }: Announcement,
  limit: number,
): Promise<Recipient[]> {
  const heardSites = segment.kind === 'silent' ? await listHeardSites(clickhouse) : [];
  return await listRecipients(db, { segment, heardSites, after: lastUserId }, limit);
}

async function sendTo(
  services: Services,
  { id, subject, body }: Announcement,
  { id: userId, keyId, email }: Recipient,
): Promise<'sent' | 'refused'> {
  const to = await openEmail(services.vault, keyId, email);
  if (to === undefined) return 'refused';
  const status = await sendMail(services, {
    mail: 'announcement',
    props: { subject, body, unsubscribeUrl: unsubscribeUrl(services.vault, services.publicUrl, userId) },
    to,
    dedupeKey: `${id}:${userId}`,
  });
  return status === 'refused' || status === 'expired' ? 'refused' : 'sent';
}
