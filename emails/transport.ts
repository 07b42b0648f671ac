import type { MailStream } from './registry.ts';

/** An e-mail on its way out. */
export interface OutgoingMail {
  /** Ours; the provider keeps it with the message, so that it can be found again. */
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  stream: MailStream;
  /** What the provider's statistics are split by. */
  tag: string;
}

/**
 * How handing over an e-mail went. `refused`: it will never be taken. `busy`: it was not taken, later it may be.
 * `unknown`: nobody can say whether it was taken, so it must be looked for before it is sent again.
 */
export type Handover =
  | { kind: 'sent'; providerId: string }
  | { kind: 'refused' | 'busy' | 'unknown'; error: string };

/** Who carries e-mails out of here. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<Handover>;
  /** The provider's id of an e-mail that it has taken. @throws when it cannot say */
  find(id: string, stream: MailStream): Promise<string | undefined>;
}

/** Stands where no provider is configured: e-mails wait until one is, as long as they are of use. */
export const NO_TRANSPORT: MailTransport = {
  send: async () => ({ kind: 'busy', error: 'no provider is configured' }),
  find: async () => undefined,
};
