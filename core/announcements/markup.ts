/** A part of an announcement. */
export type Part =
  | { kind: 'paragraph' | 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'button'; label: string; url: string };

/** What is wrong with a text, for whoever wrote it. */
export class MarkupError extends Error {
  override name = 'MarkupError';
}

const BUTTON = /^\[([^\]\n]{1,60})\]\((\S{1,500})\)$/;

/**
 * The parts of an announcement, as staff types it: empty lines between them; `## ` before a heading, `- ` before each item of
 * a list, `[label](https://…)` alone for a button. Everything else is text and means nothing. @throws {MarkupError}
 */
export function parseAnnouncement(body: string): Part[] {
  const parts = body
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new MarkupError('There is no text.');
  return parts.map(parsePart);
}

function parsePart(text: string): Part {
  // Postmark puts something else in its place.
  if (text.includes('{{')) throw new MarkupError('Two braces in a row stand for something else in e-mails.');
  const lines = text.split('\n').map((line) => line.trim());
  const [first = ''] = lines;
  if (first.startsWith('## ') && lines.length === 1) return { kind: 'heading', text: first.slice(3).trim() };
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => line.slice(2).trim()) };
  }
  const [, label, url] = BUTTON.exec(text) ?? [];
  if (label !== undefined && url !== undefined) {
    if (!/^https?:$/.test(protocolOf(url))) throw new MarkupError(`${url} is no web address.`);
    return { kind: 'button', label, url };
  }
  return { kind: 'paragraph', text: lines.join(' ') };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
