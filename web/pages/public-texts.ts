import { german } from '../src/texts/public-de.ts';
import { english, type PublicTexts } from '../src/texts/public-en.ts';
import type { Locale } from './page.ts';

const CATALOGUE: Record<Locale, PublicTexts> = { en: english, de: german };

/** The texts of public pages in a language. */
export function publicTexts(locale: Locale): PublicTexts {
  return CATALOGUE[locale];
}
