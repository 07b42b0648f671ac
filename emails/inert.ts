// Controls, line and paragraph separators, and what turns the direction of text around or hides in it.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;
/** Holds characters together without being seen, and breaks what a mail program would make a link of. */
const WORD_JOINER = '\u2060';
const MAX_CHARS = 80;

/**
 * What somebody else has typed (a name, a domain), so that it can do nothing but be read: on one line, not too long, and
 * never a link, a placeholder of the provider's, or a second header.
 */
export function inert(text: string, maxChars = MAX_CHARS): string {
  const line = text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  const chars = [...line];
  const cut = chars.length > maxChars ? `${chars.slice(0, maxChars - 1).join('')}…` : line;
  return cut.replace(/[.:/@{]/g, (mark) => mark + WORD_JOINER);
}
