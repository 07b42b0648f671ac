import { resolveDocLink } from './docs.ts';
import { html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { publicTexts } from './public-texts.ts';

/** What has changed, from docs/changelog.md. */
export function changelogPage(source: string): Page {
  const { changelog: texts } = publicTexts('en');
  return {
    path: '/changelog',
    locale: 'en',
    title: texts.title,
    description: texts.description,
    isListed: true,
    body: html`<article class="shell prose max-w-3xl pt-14">
${renderMarkdown(source, resolveDocLink).body}
</article>`,
  };
}
