import { type Html, html } from './html.ts';
import { type Locale, localPath, type Page } from './page.ts';
import { publicTexts } from './public-texts.ts';

/** Settings of a site's script that decide whether a sentence is true of it. */
const MEASURED = ['outbound_links', 'file_downloads', 'form_submissions', 'web_vitals', 'causes'] as const;

/**
 * What is measured on a site, for its visitors. A form that the edge fills in with the site's real settings (web/edge/fill.ts):
 * nothing is left of what is not true of it.
 */
export function sitePrivacyPage(locale: Locale, operator: string): Page {
  const { sitePrivacy: texts } = publicTexts(locale);
  const legal = localPath(locale, '/legal/privacy');
  return {
    path: localPath(locale, '/site-privacy'),
    locale,
    title: texts.title,
    description: texts.description,
    isListed: false,
    body: html`<article class="shell max-w-3xl pt-14 sm:pt-20">
<h1 class="text-3xl/tight font-semibold sm:text-4xl/tight">${texts.heading} <span class="break-words text-accent" data-fact="domain">…</span></h1>
<p class="mt-5 text-lg text-ink-soft">${texts.lead}</p>
${section(
  texts.counted.heading,
  html`${list([
    ...texts.counted.always.map((text) => html`<li>${text}</li>`),
    html`<li>${texts.counted.events}</li>`,
    ...MEASURED.map((setting) => html`<li data-when="${setting}">${texts.counted[setting]}</li>`),
    html`<li data-when="sample">${texts.counted.sample} <span data-fact="sample"></span> %</li>`,
    html`<li data-when="query_parameters">${texts.counted.query_parameters} <code data-fact="query_parameters"></code></li>`,
  ])}`,
)}
${section(
  texts.never.heading,
  html`${list(texts.never.items.map((text) => html`<li>${text}</li>`))}
<p class="mt-4 rounded-card border border-line-strong bg-bar px-5 py-4" data-when="identify">${texts.never.identify}</p>`,
)}
${section(
  texts.retention.heading,
  html`<p data-when="retention_months">${texts.retention.monthsLabel} <strong data-fact="retention_months"></strong>. ${texts.retention.monthsNote}</p>
<p data-unless="retention_months">${texts.retention.all}</p>`,
)}
${section(
  texts.out.heading,
  list([
    html`<li>${texts.out.gpc}</li>`,
    html`<li data-when="do_not_track">${texts.out.dnt}</li>`,
    html`<li data-unless="do_not_track">${texts.out.noDnt}</li>`,
    html`<li>${texts.out.block}</li>`,
    html`<li>${texts.out.off}</li>`,
  ]),
)}
${section(
  texts.who.heading,
  html`<p>${texts.who.site}</p>
<p class="mt-3">${texts.who.operator} ${operator === '' ? html`<mark>${publicTexts(locale).legal.missing.name}</mark>` : html`<strong>${operator}</strong>`}. <a href="${legal}" class="text-link">${texts.who.imprint}</a></p>`,
)}
</article>`,
  };
}

function section(heading: string, body: Html): Html {
  return html`<section class="mt-12">
<h2 class="text-2xl font-semibold">${heading}</h2>
<div class="mt-4">${body}</div>
</section>`;
}

function list(items: readonly Html[]): Html {
  return html`<ul class="grid list-disc gap-2 pl-5 marker:text-ink-faint">${items}</ul>`;
}
