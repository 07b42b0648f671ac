import { z } from 'zod';
import { createPostmark } from './postmark.ts';
import { type MailTransport, NO_TRANSPORT } from './transport.ts';

/** A secret that is set to nothing is not set. */
const secret = z.preprocess((value) => value || undefined, z.string().optional());

/** Vars of every Worker that sends e-mails. */
export const MAIL_VARS = {
  POSTMARK_URL: z.url().default('https://api.postmarkapp.com'),
  /** Secret: a server's token. Without it e-mails wait, for a day at most. */
  POSTMARK_TOKEN: secret,
  /** `Pharos <mail@example.com>`: an address or domain that Postmark has confirmed. */
  MAIL_FROM: z.string().min(3),
};

/** The provider that vars tell of. */
export function mailTransport(vars: { POSTMARK_URL: string; POSTMARK_TOKEN?: string }): MailTransport {
  const { POSTMARK_URL: url, POSTMARK_TOKEN: token } = vars;
  return token === undefined ? NO_TRANSPORT : createPostmark({ url, token });
}
