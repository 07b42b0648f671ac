import type { FilterDimension } from '../state/dimension.ts';
import { texts } from '../texts/en.ts';
import { locale } from './locale.ts';

const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
const languages = new Intl.DisplayNames(locale, {
  type: 'language',
  languageDisplay: 'standard',
  fallback: 'code',
});

/** A dimension's value as people read it. Values come from strangers: this is text, never markup. */
export function valueLabel(dimension: FilterDimension, value: string): string {
  if (value === '') return dimension === 'source' ? texts.values.direct : texts.values.notSet;
  if (dimension === 'navigation')
    return (texts.navigations as Partial<Record<string, string>>)[value] ?? value;
  if (dimension === 'language') return languageName(value);
  return dimension === 'country' ? countryName(value) : value;
}

/** `de-DE` → German (Germany); anything else stays as it is. */
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The reader's name of an ISO 3166-1 code; anything else stays as it is. */
function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return countries.of(code) ?? code;
}
