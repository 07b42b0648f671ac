import { DELETION_STORES } from '../../../core/deletion-stores.ts';
import type { Deletion } from '../../../db/deletions.ts';
import { openRemembered } from '../../../db/remembered.ts';
import { sendMail } from '../../../emails/send-mail.ts';
import type { Services } from '../services.ts';

/** Sends the receipt to whoever owned it, and then forgets who that was. */
export async function sendReceipt(
  services: Services,
  { publicId, kind, requestedAt, receipt, keyId, sealed }: Deletion,
  now: number,
): Promise<void> {
  const { vault } = services;
  const remembered = await openRemembered(vault, { keyId, sealed });
  for (const [index, to] of (remembered?.recipients ?? []).entries()) {
    await sendMail(services, {
      mail: 'deletion-done',
      props: {
        ...{ subject: remembered?.name ?? '', kind, receiptId: publicId, requestedAt, destroyedAt: now },
        destroyed: Object.fromEntries(
          Object.entries(DELETION_STORES).map(([step, name]) => [name, inWords(receipt[step]?.counts ?? {})]),
        ),
        remarks: Object.values(receipt).flatMap(({ remark }) => remark ?? []),
      },
      to,
      dedupeKey: `${publicId}:${index}`,
    });
  }
  if (keyId !== null) await vault.keys.destroy(keyId);
}

/** `3 events, 1 objects`: names of tables and of what was counted, as they are. */
function inWords(counts: Record<string, number>): string {
  const found = Object.entries(counts).filter(([, n]) => n > 0);
  return found.length === 0
    ? 'nothing there'
    : found.map(([what, n]) => `${n.toLocaleString('en')} ${what.replaceAll('_', ' ')}`).join(', ');
}
