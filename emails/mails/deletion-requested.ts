import { button, facts, type MailContent, paragraph } from '../content.ts';
import { formatTime } from '../format-time.ts';
import { inert } from '../inert.ts';

export interface DeletionRequestedProps {
  /** The account's name, the site's domain, or the user's address. */
  subject: string;
  kind: 'account' | 'site' | 'user';
  requestedBy: string;
  /** Epoch ms. */
  requestedAt: number;
  undoUntil: number;
  timeZone?: string;
  undoUrl: string;
}

/** Tells an owner that an account, a site or a user is deleted, and how to get it back. */
export function deletionRequested(props: DeletionRequestedProps): MailContent {
  const { subject, kind, requestedBy, requestedAt, undoUntil, timeZone, undoUrl } = props;
  return {
    subject: `${inert(subject)} is being deleted`,
    preheader: `You can undo it until ${formatTime(undoUntil, timeZone)}.`,
    title: `The ${kind} ${inert(subject)} is being deleted`,
    blocks: [
      paragraph(
        kind === 'user'
          ? 'Nobody can sign in by this address. After the time below, everything known of you is destroyed for good.'
          : 'It counts no more visits, and shows none. After the time below, everything known of it is destroyed for good.',
      ),
      facts({
        'Asked for by': inert(requestedBy),
        'Asked for on': formatTime(requestedAt, timeZone),
        'Undo until': formatTime(undoUntil, timeZone),
      }),
      button('Undo the deletion', undoUrl),
    ],
    reason: 'You own it, or asked for it. E-mails about deletions cannot be switched off.',
  };
}
