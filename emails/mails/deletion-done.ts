import { facts, type MailContent, paragraph } from '../content.ts';
import { formatTime } from '../format-time.ts';
import { inert } from '../inert.ts';

export interface DeletionDoneProps {
  /** The account's name, the site's domain, or the user's address. */
  subject: string;
  kind: 'account' | 'site' | 'user';
  receiptId: string;
  /** Epoch ms. */
  requestedAt: number;
  destroyedAt: number;
  timeZone?: string;
  /** What was destroyed, store by store: `Visits` → `1,204,113 rows`. */
  destroyed: Record<string, string>;
  /** Sentences on what remains unreadable, and for how long. */
  remarks: string[];
}

/** The receipt of a deletion. */
export function deletionDone(props: DeletionDoneProps): MailContent {
  const { subject, kind, receiptId, requestedAt, destroyedAt, timeZone, destroyed, remarks } = props;
  return {
    subject: `${inert(subject)} is deleted`,
    preheader: `Receipt ${receiptId}`,
    title: `The ${kind} ${inert(subject)} is deleted`,
    blocks: [
      paragraph('Everything known of it is destroyed. This is the receipt.'),
      facts({
        Receipt: receiptId,
        'Asked for on': formatTime(requestedAt, timeZone),
        'Destroyed on': formatTime(destroyedAt, timeZone),
        ...destroyed,
      }),
      ...remarks.map(paragraph),
    ],
    reason: 'You owned it, or asked for it. This is the last e-mail about it.',
  };
}
