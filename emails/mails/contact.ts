import { facts, type MailContent, paragraph } from '../content.ts';
import { inert } from '../inert.ts';

/** Of a message, which is longer than a name. */
const MAX_LINE_CHARS = 2000;

/** What somebody wrote to the operator by the contact form. */
export function contact({
  name,
  email,
  message,
}: {
  name: string;
  email: string;
  message: string;
}): MailContent {
  return {
    subject: `Message from ${inert(name)}`,
    preheader: inert(message),
    title: 'Somebody wrote to you',
    blocks: [
      facts({ Name: inert(name), Address: inert(email) }),
      ...message
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(inert(line, MAX_LINE_CHARS))),
    ],
    reason: 'It came by the contact form. The addresses in it are broken on purpose, so that no link works.',
  };
}
