import { expect, it } from 'vitest';
import { isGuessable } from './guessable-password.ts';

const ADA = ['ada.lovelace@engines.example', 'Ada Lovelace'];

it.each([
  ['Pharos-2026', true],
  ['pharosanalytics', true],
  ['lovelace1815', true],
  ['Engines!Engines!', true],
  ['lovelace keeps brass herons', false],
  ['the pharos of alexandria', false],
  // Too short to be recognized, and not theirs.
  ['adaada123456', false],
  ['mauve kettle herons', false],
])('takes %s for guessable: %s', (password, is) => {
  expect(isGuessable(password, ADA)).toBe(is);
});
