import { spokenLanguage } from '../texts/language.ts';

/**
 * How numbers and dates are written: as in the region that the browser names for the language, in English also as in the
 * region it names first. `wishes` are the browser's languages.
 */
export function localeOf(language: string, wishes: readonly string[]): string {
  const same = wishes.find((wish) => wish === language || wish.startsWith(`${language}-`));
  if (same !== undefined || language !== 'en') return same ?? language;
  const [region] = wishes.flatMap((wish) => new Intl.Locale(wish).region ?? []);
  return region === undefined ? language : `${language}-${region}`;
}

/** The reader's own. */
export const locale = localeOf(spokenLanguage(), globalThis.navigator?.languages ?? []);
