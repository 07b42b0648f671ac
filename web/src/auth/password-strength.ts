import { lengthWithout, partsOf } from '../../../core/team/guessable-password.ts';

/** As the API has them. */
const MIN_LENGTH = 10;
const MAX_LENGTH = 256;
/** What is found in lists of leaked passwords again and again, alone or with a few digits. */
const COMMON =
  /passw|qwert|asdf|zxcv|welcome|letmein|iloveyou|admin|login|dragon|football|monkey|sunshine|pharos|hallo|secret/;
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

export interface Strength {
  verdict: 'short' | 'tooLong' | 'personal' | 'common' | 'monotonous' | 'fair' | 'strong';
  /** Characters, of a short one. */
  missing: number;
}

/** How hard a password is to guess for somebody who knows what is `personal`; a hint, the API decides. */
export function passwordStrength(password: string, personal: readonly string[]): Strength {
  const typed = [...password.normalize('NFKC')];
  return { verdict: verdictOn(typed, personal), missing: Math.max(0, MIN_LENGTH - typed.length) };
}

function verdictOn(typed: string[], personal: readonly string[]): Strength['verdict'] {
  if (typed.length < MIN_LENGTH) return 'short';
  if (typed.length > MAX_LENGTH) return 'tooLong';
  const lower = typed.join('').toLowerCase();
  const rest = lengthWithout(lower, partsOf(personal));
  if (rest < lower.length && rest < MIN_LENGTH) return 'personal';
  const letters = [...lower].map((character) => LOOKALIKES[character] ?? character).join('');
  if (COMMON.test(letters) && letters.replace(COMMON, '').length < MIN_LENGTH) return 'common';
  const news = newsIn([...lower]);
  if (news < MIN_LENGTH - 3 || new Set(lower).size < 5) return 'monotonous';
  return news + 2 * kindsIn(typed.join('')) >= 18 ? 'strong' : 'fair';
}

/** Characters that neither repeat nor count on from the one before. */
function newsIn(characters: readonly string[]): number {
  return characters.filter((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -9);
    return Math.abs(step) > 1;
  }).length;
}

/** Of lower case, upper case, digits and others. */
function kindsIn(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length;
}
