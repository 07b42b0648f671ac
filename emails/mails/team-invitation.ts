import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';
import { inert } from '../inert.ts';

export interface TeamInvitationProps {
  /** Name of whoever invites. */
  inviter: string;
  /** Name of the account, or domain of the site that a guest is invited to. */
  to: string;
  role: string;
  url: string;
  validMs: number;
}

/** Invites somebody into an account, or to one site. */
export function teamInvitation({ inviter, to, role, url, validMs }: TeamInvitationProps): MailContent {
  return {
    subject: `Invitation to ${inert(to)} on Pharos`,
    preheader: `${inert(inviter)} invites you as ${inert(role)}.`,
    title: 'You are invited',
    blocks: [
      paragraph(
        `${inert(inviter)} invites you to ${inert(to)} on Pharos, web analytics without cookies, as ${inert(role)}.`,
      ),
      button('Look at the invitation', url),
      note(`It holds for ${formatSpan(validMs)}, and for this address only.`),
    ],
    reason:
      'Somebody on Pharos gave this address. If you do not know them, ignore this e-mail, and nothing happens.',
  };
}
