import { html } from './html.ts';
import { type Locale, localPath, type Page, twinsOf } from './page.ts';
import { publicTexts } from './public-texts.ts';

const STATES = ['up', 'quiet', 'late', 'down', 'unknown'] as const;
const COLOURS = {
  up: 'bg-good',
  quiet: 'bg-ink-faint',
  late: 'bg-beam',
  down: 'bg-bad',
  unknown: 'bg-line-strong',
} as const;

/** How the parts are. The edge leaves of each the state it is in (web/edge/fill.ts); unfilled, the page says that it knows nothing. */
export function statusPage(locale: Locale, contact: string): Page {
  const { status: texts } = publicTexts(locale);
  const path = localPath(locale, '/status');
  return {
    path,
    locale,
    title: texts.title,
    description: texts.description,
    twins: twinsOf('/status'),
    isListed: true,
    body: html`<section class="shell pt-14 sm:pt-20">
<h1 class="text-4xl/tight font-semibold sm:text-5xl/tight">${texts.heading}</h1>
<p class="mt-5 max-w-2xl text-lg text-ink-soft">${texts.lead}</p>
<p class="card mt-8 max-w-3xl" data-unless="checked_at">${texts.unknown}</p>
<ul class="mt-8 max-w-3xl divide-y divide-line rounded-card border border-line bg-surface shadow-card" aria-label="${texts.heading}">
${Object.entries(texts.parts).map(
  ([part, [name, what]]) => html`<li class="flex flex-wrap items-center gap-x-6 gap-y-1 px-6 py-4">
<div class="min-w-0 grow"><h2 class="font-semibold">${name}</h2><p class="text-sm text-ink-soft">${what}</p></div>
${STATES.map(
  (state) =>
    html`<p class="flex items-center gap-2 font-medium" data-when="${part}=${state}"><span class="size-2.5 rounded-full ${COLOURS[state]}" aria-hidden="true"></span>${texts.states[state]}</p>`,
)}
</li>`,
)}
</ul>
<p class="mt-4 text-sm text-ink-soft" data-when="checked_at">${texts.checked} <time data-fact="checked_at"></time></p>
<div class="mt-8 flex flex-wrap items-center gap-5">
<a href="${path}" class="button button-quiet">${texts.again}</a>
${contact !== '' && html`<p class="text-ink-soft">${texts.problem} <a href="mailto:${contact}" class="text-link">${texts.write}</a></p>`}
</div>
</section>`,
  };
}
