import { expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

const ADA = ['ada.lovelace@engines.example', 'Ada Lovelace'];

it.each([
  ['correct horse battery', 'strong'],
  ['Vj7#kq!tzL2m', 'strong'],
  ['grünes Fahrrad im Keller', 'strong'],
  ['mauve kettle', 'fair'],
  ['P4ssw0rd2026', 'common'],
  ['qwertz12345', 'common'],
  ['lovelace1815', 'personal'],
  ['engines-1234', 'personal'],
  ['aaaaaaaaaaaa', 'monotonous'],
  ['abcdefghijklm', 'monotonous'],
  ['xyxyxyxyxyxy', 'monotonous'],
])('calls %s %s', (password, verdict) => {
  expect(passwordStrength(password, ADA).verdict).toBe(verdict);
});

it('does not hold a name against a password that is long without it', () => {
  expect(passwordStrength('lovelace keeps brass herons', ADA).verdict).toBe('strong');
});

it('counts what is missing as people count characters', () => {
  expect(passwordStrength('läuft🚲', ADA)).toEqual({ verdict: 'short', missing: 4 });
  expect(passwordStrength('x'.repeat(257), ADA).verdict).toBe('tooLong');
});
