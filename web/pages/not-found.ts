import { html } from './html.ts';
import type { Page } from './page.ts';
import { publicTexts } from './public-texts.ts';

/** What is answered where nothing is. */
export function notFoundPage(): Page {
  const { notFound: texts } = publicTexts('en');
  return {
    path: '/404',
    locale: 'en',
    title: texts.title,
    description: texts.description,
    isListed: false,
    body: html`<section class="shell grid min-h-[55dvh] content-center py-20">
<p class="eyebrow">404</p>
<h1 class="mt-3 text-4xl/tight font-semibold sm:text-5xl/tight">${texts.heading}</h1>
<p class="mt-4 text-lg text-ink-soft">${texts.text}</p>
<div class="mt-8 flex flex-wrap gap-3">
<a href="/" class="button">${texts.home}</a>
<a href="/app" class="button button-quiet">${texts.app}</a>
</div>
</section>`,
  };
}
