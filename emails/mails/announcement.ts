import { parseAnnouncement } from '../../core/announcements/markup.ts';
import { type Block, button, type MailContent, paragraph } from '../content.ts';

export interface AnnouncementProps {
  subject: string;
  /** As staff types it: core/announcements/markup.ts. */
  body: string;
  unsubscribeUrl: string;
}

const PREHEADER_CHARS = 120;

/** What the operator tells many customers at once. */
export function announcement({ subject, body, unsubscribeUrl }: AnnouncementProps): MailContent {
  const parts = parseAnnouncement(body);
  const [first] = parts.flatMap((part) => (part.kind === 'paragraph' ? part.text : []));
  return {
    subject,
    preheader: (first ?? subject).slice(0, PREHEADER_CHARS),
    title: subject,
    blocks: parts.map(toBlock),
    reason: 'You have a Pharos account, and want to hear about news.',
    unsubscribeUrl,
  };
}

function toBlock(part: ReturnType<typeof parseAnnouncement>[number]): Block {
  if (part.kind === 'button') return button(part.label, part.url);
  return part.kind === 'paragraph' ? paragraph(part.text) : part;
}
