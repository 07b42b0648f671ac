/** Look-around and back-references, which RE2 does not know. */
const NOT_RE2 = /\(\?<?[=!]|\\[1-9]|\(\?>/;

/** Whether a text is a regular expression in the part of the syntax that RE2 and JavaScript share (plus leading flags). */
export function isSafePattern(text: string): boolean {
  return !NOT_RE2.test(text) && toRegExp(text) !== undefined;
}

/** The pattern for use here; undefined when it is none. Leading flags such as `(?i)` are honoured. */
export function toRegExp(text: string): RegExp | undefined {
  const flags = /^\(\?([ims]+)\)/.exec(text);
  try {
    return new RegExp(flags ? text.slice(flags[0].length) : text, flags?.[1] ?? '');
  } catch {
    return undefined;
  }
}
