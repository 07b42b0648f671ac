import { html } from './html.ts';
import { type Locale, localPath, type Page, twinsOf } from './page.ts';
import { PICTURES, type PictureName, picture } from './picture.ts';
import { publicTexts } from './public-texts.ts';

/** Pictures of the product: where the live demo leads to when an installation has none. */
export function tourPage(locale: Locale): Page {
  const { tour: texts, landing } = publicTexts(locale);
  return {
    path: localPath(locale, '/tour'),
    locale,
    title: texts.title,
    description: texts.description,
    twins: twinsOf('/tour'),
    isListed: true,
    body: html`<section class="shell pt-14 sm:pt-20">
<h1 class="text-4xl/tight font-semibold sm:text-5xl/tight">${texts.heading}</h1>
<p class="mt-5 max-w-2xl text-lg text-ink-soft">${texts.lead}</p>
${(Object.keys(PICTURES) as PictureName[]).map(
  (name, index) => html`<figure class="mt-14">
<figcaption class="mb-4 text-xl font-semibold">${texts.pictures[name]}</figcaption>
${picture(name, { alt: texts.pictures[name], sizes: '(min-width: 72rem) 68rem, calc(100vw - 2.5rem)', isEager: index === 0 })}
</figure>`,
)}
<p class="mt-14"><a href="/sign-up" class="button">${landing.start}</a></p>
</section>`,
  };
}
