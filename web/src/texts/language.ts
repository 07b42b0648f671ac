import type { Catalogue, Translation } from './catalogue.ts';

/** What the app speaks where nothing else is settled: the language its texts are written in first. */
export const FIRST_LANGUAGE = 'en';

let spoken = { language: FIRST_LANGUAGE, translation: null as Translation | null };

/**
 * Settles the language of the app. It comes before any module with texts is loaded (main.ts): texts may then be read
 * wherever they are needed, when a module is loaded too.
 */
export function speak(language: string, translation: Translation): void {
  spoken = { language, translation };
}

/** The language the app speaks, as a BCP 47 tag. */
export function spokenLanguage(): string {
  return spoken.language;
}

/** The texts of a subject in the language that is spoken; `english` is what translations are made from. */
export function inLanguage<Texts>(subject: keyof Catalogue, english: Texts): Texts {
  return (spoken.translation?.[subject] as Texts | undefined) ?? english;
}

/** A refusal of the API in the language that is spoken. `said` is the API's own sentence, which is English. */
export function apiErrorText(code: string, said: string): string {
  const texts: Partial<Record<string, string | ((said: string) => string)>> =
    spoken.translation?.apiErrors ?? {};
  const text = texts[code];
  return typeof text === 'function' ? text(said) : (text ?? said);
}
