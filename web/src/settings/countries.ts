import { locale } from '../format/locale.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Unions and placeholders, which browsers name beside countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO']);

const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });

let all: [code: string, name: string][] | undefined;

/** Code and name of every country that the browser names, by name. */
export function countries(): readonly [code: string, name: string][] {
  all ??= LETTERS.flatMap((first) =>
    LETTERS.flatMap((second): [string, string][] => {
      const code = first + second;
      const name = NO_COUNTRIES.has(code) ? undefined : names.of(code);
      return name === undefined ? [] : [[code, name]];
    }),
  ).sort(([, a], [, b]) => a.localeCompare(b, locale));
  return all;
}

/** The name of a country, or its code. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
