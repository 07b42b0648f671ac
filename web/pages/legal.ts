import { escapeHtml, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { Operator } from './operator.ts';
import { type Locale, localPath, type Page, twinsOf } from './page.ts';
import { publicTexts } from './public-texts.ts';

export const LEGAL = ['privacy', 'terms', 'dpa', 'imprint'] as const;
export type LegalName = (typeof LEGAL)[number];

/** A legal document: a template with the operator's data in it, and with marks where they are missing. */
export function legalPage(locale: Locale, name: LegalName, source: string, operator: Operator): Page {
  const { legal: texts } = publicTexts(locale);
  const filled = source.replaceAll(/\{\{(\w+)\}\}/g, (_, field: string) => {
    const value = (operator as unknown as Record<string, unknown>)[field];
    if (typeof value !== 'string') throw new Error(`${name}.${locale}.md: web/operator.json has no ${field}`);
    if (value !== '') return escapeHtml(value).replaceAll('\n', '<br>');
    return `<mark>[${texts.missing[field as keyof typeof texts.missing]}]</mark>`;
  });
  return {
    path: localPath(locale, `/legal/${name}`),
    locale,
    title: texts.names[name],
    description: texts.descriptions[name],
    twins: twinsOf(`/legal/${name}`),
    isListed: true,
    body: html`<article class="shell prose max-w-3xl pt-14">
${!operator.reviewed && html`<p class="rounded-card border border-line-strong bg-bar px-5 py-4" role="note">${texts.template}</p>`}
${renderMarkdown(filled, (href) => ({ href })).body}
</article>`,
  };
}
