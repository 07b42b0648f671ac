import { type FilterDimension as ApiName, emptyLabel } from '../../../core/query/dimensions.ts';
import { apiDimension, type FilterDimension } from '../state/dimension.ts';
import { valueTexts } from '../texts/values-en.ts';
import { locale } from './locale.ts';

const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
const languages = new Intl.DisplayNames(locale, {
  type: 'language',
  languageDisplay: 'standard',
  fallback: 'code',
});

const NAMES = new Map<string, Partial<Record<string, string>>>(Object.entries(valueTexts.names));

/** A dimension's value as people read it. Values come from strangers: this is text, never markup. */
export function valueLabel(dimension: FilterDimension, value: string): string {
  const names = namesOf(dimension);
  if (Object.hasOwn(names, value)) return names[value] ?? value;
  // Answers of lists have the API's word for an empty value, those of the live view have the value itself.
  const empty = emptyLabel(apiDimension(dimension) as ApiName);
  if (value === '' || value === empty) return valueTexts.empty[empty === '' ? '(not set)' : empty];
  if (dimension === 'language') return languageName(value);
  return dimension === 'country' ? countryName(value) : value;
}

/** The values of a dimension that are not called what they are: of a closed list, and the word for an empty one. */
export function namedValues(dimension: FilterDimension): string[] {
  const empty = emptyLabel(apiDimension(dimension) as ApiName);
  return [...new Set([...Object.keys(namesOf(dimension)), ...(empty === '' ? [] : [empty])])];
}

/** What the values of a closed list are called; nothing of a dimension whose values come from visitors. */
function namesOf(dimension: FilterDimension): Partial<Record<string, string>> {
  return NAMES.get(dimension) ?? {};
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
