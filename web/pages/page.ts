import type { Html } from './html.ts';

export const LOCALES = ['en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

/** The parts of the header's navigation. */
export type Part = 'product' | 'pricing' | 'docs';

/** A public page, before it has its frame. */
export interface Page {
  /** `/pricing`; of a German page `/de/pricing`. */
  path: string;
  locale: Locale;
  /** What stands in the tab, without the product's name. */
  title: string;
  description: string;
  body: Html;
  part?: Part;
  /** The same page in each language that it has. */
  twins?: Readonly<Record<Locale, string>>;
  /** Whether search engines may list it. */
  isListed: boolean;
  /** Scripts that make it better and that it does not need. */
  scripts?: readonly string[];
}

/** The address of a page in a language. */
export function localPath(locale: Locale, path: string): string {
  if (locale === 'en') return path;
  return path === '/' ? '/de' : `/de${path}`;
}

/** The addresses of a page that there is in every language. */
export function twinsOf(path: string): Record<Locale, string> {
  return { en: localPath('en', path), de: localPath('de', path) };
}

/** The file of an address, as Pages finds it. */
export function fileOf(path: string): string {
  return path === '/' ? 'index.html' : `${path.slice(1)}.html`;
}
