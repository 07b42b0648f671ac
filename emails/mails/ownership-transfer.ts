import { button, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';
import { inert } from '../inert.ts';

export interface OwnershipTransferProps {
  owner: string;
  /** The account's name or the site's domain. */
  subject: string;
  url: string;
  validMs: number;
}

/** Offers somebody an account or a site. */
export function ownershipTransfer({ owner, subject, url, validMs }: OwnershipTransferProps): MailContent {
  return {
    subject: `${inert(subject)} is to be yours`,
    preheader: `${inert(owner)} wants to hand it over to you.`,
    title: 'Something is to be yours',
    blocks: [
      paragraph(
        `${inert(owner)} wants to hand ${inert(subject)} over to you, with all it has measured. Nothing changes before you accept.`,
      ),
      button('Look at the offer', url),
      note(`It holds for ${formatSpan(validMs)}.`),
    ],
    reason:
      'Somebody on Pharos gave this address. If you do not know them, ignore this e-mail, and nothing happens.',
  };
}
