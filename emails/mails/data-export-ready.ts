import { button, facts, type MailContent, note, paragraph } from '../content.ts';
import { formatSpan } from '../format-time.ts';

/** Hands over the files that a personal data export made. */
export function dataExportReady({
  url,
  size,
  validMs,
}: {
  url: string;
  /** `3.1 MB`. */
  size: string;
  validMs: number;
}): MailContent {
  return {
    subject: 'Your data is ready',
    preheader: `Everything we have of you, ${size}.`,
    title: 'Your data is ready',
    blocks: [
      paragraph(
        'You asked for everything we have of you. Here it is, as files that programs and people can read.',
      ),
      facts({ Size: size }),
      button('Download', url),
      note(`The link works for ${formatSpan(validMs)}, while you are signed in.`),
    ],
    reason: 'Somebody who is signed in to your Pharos account asked for it.',
  };
}
