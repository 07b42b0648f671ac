import { button, type MailContent, paragraph } from '../content.ts';

export interface AnnouncementProps {
  subject: string;
  preheader: string;
  title: string;
  /** Shown as they are: no markup means anything here. */
  paragraphs: string[];
  action?: { label: string; url: string };
}

/** What the operator tells many customers at once. The provider adds the link to unsubscribe. */
export function announcement({
  subject,
  preheader,
  title,
  paragraphs,
  action,
}: AnnouncementProps): MailContent {
  return {
    subject,
    preheader,
    title,
    blocks: [...paragraphs.map(paragraph), ...(action ? [button(action.label, action.url)] : [])],
    reason: 'You have a Pharos account, and want to hear about news.',
  };
}
