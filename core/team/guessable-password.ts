/** What whoever knows the product tries first. */
const PRODUCT_WORDS = ['pharos', 'analytics', 'dashboard', 'admin'];
/** Characters of a password that must be none of such words. */
const MIN_OTHERS = 6;

/** Whether a password is hardly more than words of the product and of its owner: `personal`, her name and address. */
export function isGuessable(password: string, personal: readonly string[]): boolean {
  const typed = password.normalize('NFKC').toLowerCase();
  const others = lengthWithout(typed, [...PRODUCT_WORDS, ...partsOf(personal)]);
  return others < typed.length && others < MIN_OTHERS;
}

/** Names and parts of addresses that are long enough to be recognized. */
export function partsOf(personal: readonly string[]): string[] {
  return personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 4);
}

/** What is left of a text in lower case without these words. */
export function lengthWithout(text: string, words: readonly string[]): number {
  return words.reduce((left, word) => left.replaceAll(word, ''), text).length;
}
