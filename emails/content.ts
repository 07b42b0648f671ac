/** A part of an e-mail; what HTML and plain text are both made of. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'facts'; facts: [name: string, value: string][] }
  | { kind: 'note'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] };

/** What an e-mail says, whatever it looks like. */
export interface MailContent {
  subject: string;
  /** What an inbox shows behind the subject. */
  preheader: string;
  title: string;
  blocks: Block[];
  /** Why its reader gets it, at the end. */
  reason: string;
  /** Takes a POST that ends e-mails of this kind (RFC 8058), and leads a browser to a page that does. */
  unsubscribeUrl?: string;
}

/** A paragraph. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** A link to act upon; the address follows it in full, for readers whose buttons do not work. */
export function button(label: string, url: string): Block {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`An e-mail cannot link to ${protocol}`);
  return { kind: 'button', label, url };
}

/** Names and values below each other. */
export function facts(named: Record<string, string>): Block {
  return { kind: 'facts', facts: Object.entries(named) };
}

/** Small print. */
export function note(text: string): Block {
  return { kind: 'note', text };
}
