import type { PublicTexts } from '../src/texts/public-en.ts';
import { highlight } from './highlight.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { type Locale, localPath, type Page, twinsOf } from './page.ts';
import { picture } from './picture.ts';
import { publicTexts } from './public-texts.ts';

const SNIPPET = '<script defer\n  src="https://in.pharos.example/js/YOUR_KEY.js"></script>';

/** The page that everybody sees first. */
export function landingPage(locale: Locale): Page {
  const { landing } = publicTexts(locale);
  return {
    path: localPath(locale, '/'),
    locale,
    title: landing.title,
    description: landing.description,
    part: 'product',
    twins: twinsOf('/'),
    isListed: true,
    scripts: ['/home.js'],
    body: html`${hero(landing)}
${facts(landing)}
${features(landing)}
${speed(landing)}
${install(landing)}
${privacy(landing)}
${questions(landing)}
${end(landing)}`,
  };
}

type Texts = PublicTexts['landing'];

function hero(texts: Texts): Html {
  return html`<section class="shell pt-14 pb-16 sm:pt-20 lg:pt-24">
<p class="eyebrow">${texts.eyebrow}</p>
<h1 class="mt-3 max-w-4xl text-4xl/[1.08] font-semibold sm:text-6xl/[1.05] lg:text-7xl/[1.02]">${texts.heading}</h1>
<p class="mt-6 max-w-2xl text-lg text-ink-soft sm:text-xl/relaxed">${texts.lead}</p>
<div class="mt-8 flex flex-wrap items-center gap-3">
<a href="/sign-up" class="button">${texts.start}</a>
<a href="/live-demo" class="button button-quiet" rel="nofollow">${texts.demo}</a>
</div>
<p class="mt-4 text-sm text-ink-faint">${texts.small}</p>
<figure class="mt-14">
${picture('dashboard', { alt: texts.pictureAlt, sizes: '(min-width: 72rem) 68rem, calc(100vw - 2.5rem)', isEager: true })}
<figcaption class="mt-3 text-sm text-ink-faint">${texts.pictureNote}</figcaption>
</figure>
</section>`;
}

function facts(texts: Texts): Html {
  return html`<section class="border-y border-line bg-surface">
<dl class="shell grid gap-x-8 gap-y-8 py-12 sm:grid-cols-2 lg:grid-cols-4">
${texts.facts.map(
  ([number, what]) => html`<div class="flex flex-col-reverse justify-end">
<dt class="mt-1 text-ink-soft">${what}</dt>
<dd class="text-4xl font-semibold tracking-tight tabular-nums">${number}</dd>
</div>`,
)}
</dl>
</section>`;
}

function features(texts: Texts): Html {
  return html`<section class="shell py-20 lg:py-28">
<h2 class="section-title max-w-3xl">${texts.features.heading}</h2>
<ul class="mt-10 grid gap-5 md:grid-cols-2 lg:grid-cols-3">
${texts.features.items.map(
  ({ icon: name, title, text }) => html`<li class="card">
<span class="grid size-10 place-content-center rounded-lg bg-bar text-accent">${icon(name as IconName, 'size-5')}</span>
<h3 class="mt-4 text-lg font-semibold">${title}</h3>
<p class="mt-2 text-ink-soft">${text}</p>
</li>`,
)}
</ul>
</section>`;
}

function speed({ speed: texts }: Texts): Html {
  return html`<section class="border-y border-line bg-surface">
<div class="shell grid items-center gap-12 py-20 lg:grid-cols-[1fr_1.25fr] lg:py-28">
<div>
<p class="eyebrow">${texts.eyebrow}</p>
<h2 class="section-title mt-3">${texts.heading}</h2>
<p class="mt-5 text-lg text-ink-soft">${texts.text}</p>
<ul class="mt-6 grid gap-3">
${texts.points.map((point) => html`<li class="flex gap-3"><span class="mt-1.5 text-good">${icon('check')}</span>${point}</li>`)}
</ul>
</div>
${picture('performance', { alt: texts.pictureAlt, sizes: '(min-width: 72rem) 36rem, calc(100vw - 2.5rem)' })}
</div>
</section>`;
}

function install({ install: texts }: Texts): Html {
  return html`<section class="shell py-20 lg:py-28">
<div class="grid items-center gap-10 lg:grid-cols-2">
<div>
<h2 class="section-title">${texts.heading}</h2>
<p class="mt-5 text-lg text-ink-soft">${texts.text}</p>
<p class="mt-6"><a href="/docs/install" class="text-link">${texts.more}</a></p>
</div>
<pre class="code" tabindex="0"><code>${highlight(SNIPPET, 'html')}</code></pre>
</div>
</section>`;
}

function privacy({ privacy: texts }: Texts): Html {
  return html`<section class="shell">
<div class="card grid gap-6 sm:p-12 lg:grid-cols-[auto_1fr] lg:gap-10">
<span class="grid size-14 place-content-center rounded-card bg-bar text-accent">${icon('shield', 'size-7')}</span>
<div>
<h2 class="section-title">${texts.heading}</h2>
<p class="mt-5 max-w-3xl text-lg text-ink-soft">${texts.text}</p>
<p class="mt-6"><a href="/docs/privacy" class="text-link">${texts.more}</a></p>
</div>
</div>
</section>`;
}

function questions({ questions: texts }: Texts): Html {
  return html`<section class="shell py-20 lg:py-28">
<h2 class="section-title">${texts.heading}</h2>
<div class="mt-8 divide-y divide-line border-y border-line">
${texts.items.map(
  ([question, answer]) => html`<details class="group py-5">
<summary class="flex list-none items-center justify-between gap-4 text-lg font-medium [&::-webkit-details-marker]:hidden">${question}<span class="text-ink-faint transition-transform group-open:rotate-45" aria-hidden="true">+</span></summary>
<p class="mt-3 max-w-3xl text-ink-soft">${answer}</p>
</details>`,
)}
</div>
</section>`;
}

function end(texts: Texts): Html {
  return html`<section class="shell text-center">
<h2 class="section-title mx-auto max-w-2xl">${texts.end.heading}</h2>
<p class="mt-4 text-lg text-ink-soft">${texts.end.text}</p>
<div class="mt-8 flex flex-wrap justify-center gap-3">
<a href="/sign-up" class="button">${texts.start}</a>
<a href="/live-demo" class="button button-quiet" rel="nofollow">${texts.demo}</a>
</div>
</section>`;
}
