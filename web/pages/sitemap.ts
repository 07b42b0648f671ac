import { html, raw } from './html.ts';
import { LOCALES, type Page } from './page.ts';

/** The pages that search engines may list, each with its twins in other languages. */
export function renderSitemap(pages: readonly Page[], origin: string): string {
  const urls = pages
    .filter(({ isListed }) => isListed)
    .map(
      ({ path, twins }) =>
        html`<url><loc>${origin + path}</loc>${
          twins &&
          LOCALES.map(
            (locale) =>
              html`<xhtml:link rel="alternate" hreflang="${locale}" href="${origin + twins[locale]}"/>`,
          )
        }</url>\n`,
    );
  return html`${raw('<?xml version="1.0" encoding="UTF-8"?>')}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls}</urlset>
`.markup;
}

/** What robots may not ask for, and where they find the list. Shared dashboards say noindex themselves, so that links to them have a preview. */
export function renderRobots(origin: string): string {
  const closed = ['/app', '/sites', '/settings', '/admin', '/sign-in', '/api/', '/embed/'];
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}`).join('\n')}\nAllow: /api/public/\n\nSitemap: ${origin}/sitemap.xml\n`;
}
