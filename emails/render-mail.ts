import { mailHtml } from './mail-html.tsx';
import { mailText } from './mail-text.ts';
import { MAILS, type MailName, type MailProps } from './registry.ts';

/** An e-mail as it is sent. */
export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  /** Beside those that every e-mail has. */
  headers: Readonly<Record<string, string>>;
}

/** Fills in an e-mail's props. @throws when they make none, such as a link that is no web address */
export function renderMail<N extends MailName>(mail: N, props: MailProps<N>): RenderedMail {
  const compose = MAILS[mail] as (props: MailProps<N>) => ReturnType<(typeof MAILS)[N]>;
  const content = compose(props);
  // A line break would begin another header.
  return {
    subject: content.subject.replace(/\s+/g, ' ').trim(),
    html: mailHtml(content),
    text: mailText(content),
    headers: content.unsubscribeUrl === undefined ? {} : oneClick(content.unsubscribeUrl),
  };
}

/** RFC 8058: mail programs show a button, and ask the address by POST for who presses it. */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
