import type { Translation } from './catalogue.ts';
import { FIRST_LANGUAGE, speak } from './language.ts';

/** A file each, named by the language's tag and loaded by those who read it: adding one adds the language. */
const files = import.meta.glob<{ translation: Translation }>('./languages/*.ts');
const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.slice('./languages/'.length, -'.ts'.length), load]),
);

/** The languages there are. */
export const LANGUAGES: readonly string[] = [FIRST_LANGUAGE, ...loaders.keys()];

const STORAGE_KEY = 'pharos.language';

/** A language by its own name. */
export function nameOfLanguage(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}

/** The first of the wished-for languages that there is; English otherwise. `wishes` are tags such as `de-AT`. */
export function bestLanguage(wishes: readonly string[]): string {
  const known = wishes.map((wish) => wish.split('-')[0] ?? '').filter((wish) => LANGUAGES.includes(wish));
  return known[0] ?? FIRST_LANGUAGE;
}

/** Chosen on this device, or the browser's. */
function wishes(): string[] {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(STORAGE_KEY);
  } catch {
    // Storage is refused: the browser's languages stand.
  }
  return [...(chosen === null ? [] : [chosen]), ...navigator.languages];
}

/** Loads the reader's language, before anything with texts is loaded. Where that fails, the app speaks English. */
export async function settleLanguage(): Promise<void> {
  const language = bestLanguage(wishes());
  const file = await loaders
    .get(language)?.()
    .catch(() => null);
  if (!file) return;
  speak(language, file.translation);
  document.documentElement.lang = language;
}

/** Remembers a language on this device, and shows the page in it. */
export function chooseLanguage(language: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    return;
  }
  window.location.reload();
}
