/**
 * Makes the test of a text in which `*` stands for any text. Literal parts are looked for one after the other, which takes
 * time in proportion to the text whatever the pattern; a regular expression with several `.*` does not.
 */
export function globTest(glob: string): (text: string) => boolean {
  const [first = '', ...rest] = glob.split(/\*+/);
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= text.length - last.length;
  };
}
