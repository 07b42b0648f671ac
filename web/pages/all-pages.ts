import { changelogPage } from './changelog.ts';
import { docsPages } from './docs.ts';
import { landingPage } from './landing.ts';
import { LEGAL, legalPage } from './legal.ts';
import { notFoundPage } from './not-found.ts';
import type { Operator } from './operator.ts';
import { LOCALES, type Page } from './page.ts';
import { pricingPage } from './pricing.ts';
import { sitePrivacyPage } from './site-privacy.ts';
import { statusPage } from './status.ts';
import { tourPage } from './tour.ts';

/** What pages are made of, read by build.ts. */
export interface Sources {
  operator: Operator;
  /** Markdown by its name without `.md`. */
  docs: Readonly<Record<string, string>>;
  /** The same of web/pages/legal: `privacy.en`. */
  legal: Readonly<Record<string, string>>;
  changelog: string;
}

/** Every public page. */
export function allPages({ operator, docs, legal, changelog }: Sources): Page[] {
  const inBothLanguages = LOCALES.flatMap((locale) => [
    landingPage(locale),
    pricingPage(locale),
    tourPage(locale),
    statusPage(locale, operator.email),
    sitePrivacyPage(locale, operator.name),
    ...LEGAL.map((name) => legalPage(locale, name, legal[`${name}.${locale}`] ?? '', operator)),
  ]);
  return [...inBothLanguages, ...docsPages(docs), changelogPage(changelog), notFoundPage()];
}
