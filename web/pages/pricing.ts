import {
  CURRENCIES,
  OVERAGE,
  PLANS,
  type Plan,
  type PlanCurrency,
  pricePerYear,
} from '../../core/plan/plans.ts';
import type { PublicTexts } from '../src/texts/public-en.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { type Locale, localPath, type Page, twinsOf } from './page.ts';
import { publicTexts } from './public-texts.ts';

type Texts = PublicTexts['pricing'];

/** What plans cost, from the constants that plans are made of (core/plan). */
export function pricingPage(locale: Locale): Page {
  const { pricing: texts } = publicTexts(locale);
  return {
    path: localPath(locale, '/pricing'),
    locale,
    title: texts.title,
    description: texts.description,
    part: 'pricing',
    twins: twinsOf('/pricing'),
    isListed: true,
    body: html`<section class="shell pt-14 sm:pt-20">
<h1 class="max-w-3xl text-4xl/tight font-semibold sm:text-5xl/tight">${texts.heading}</h1>
<p class="mt-5 max-w-2xl text-lg text-ink-soft">${texts.lead}</p>
<p class="mt-6 rounded-card border border-line-strong bg-bar px-5 py-4">${texts.notOpen}</p>
<ul class="mt-10 grid gap-5 md:grid-cols-2 xl:grid-cols-4">
${PLANS.map((plan) => card(plan, texts, locale))}
</ul>
<p class="mt-6 text-ink-soft">${texts.more}</p>
</section>
${prices(texts, locale)}
${rules(texts, locale)}`,
  };
}

function card(plan: Plan, texts: Texts, locale: Locale): Html {
  const isFree = plan.pricePerMonth.EUR === 0;
  const number = (n: number) => n.toLocaleString(locale);
  const points = [
    texts.events(number(plan.eventsPerMonth)),
    texts.sites(plan.sites === null ? null : number(plan.sites)),
    texts.members(plan.members),
    texts.retention(plan.retentionMonths),
  ];
  return html`<li class="card flex flex-col">
<h2 class="text-lg font-semibold">${plan.name}</h2>
<p class="mt-4 text-4xl font-semibold tracking-tight">${isFree ? texts.free : price(plan.pricePerMonth.EUR, 'EUR', locale)}${!isFree && html` <span class="text-base font-normal tracking-normal text-ink-soft">${texts.month}</span>`}</p>
<p class="mt-1 text-sm text-ink-soft">${isFree ? texts.forever : texts.year(price(pricePerYear(plan, 'EUR'), 'EUR', locale))}</p>
<ul class="my-6 grid gap-2.5">
${points.map((point) => html`<li class="flex gap-2.5"><span class="mt-1 text-good">${icon('check')}</span>${point}</li>`)}
</ul>
<a href="/sign-up" class="button mt-auto ${plan.code === 'solo' ? '' : 'button-quiet'}">${texts.choose(plan.name)}</a>
</li>`;
}

function prices(texts: Texts, locale: Locale): Html {
  return html`<section class="shell pt-20">
<h2 class="section-title">${texts.table.heading}</h2>
<div class="scroll mt-8" tabindex="0" role="region" aria-label="${texts.table.heading}">
<table>
<thead><tr><th scope="col">${texts.table.plan}</th>${CURRENCIES.map((currency) => html`<th scope="col">${currency} ${texts.table.perMonth}</th><th scope="col">${currency} ${texts.table.perYear}</th>`)}</tr></thead>
<tbody>
${PLANS.map(
  (plan) =>
    html`<tr><th scope="row">${plan.name}</th>${CURRENCIES.map((currency) => html`<td class="tabular-nums">${price(plan.pricePerMonth[currency], currency, locale)}</td><td class="tabular-nums">${price(pricePerYear(plan, currency), currency, locale)}</td>`)}</tr>`,
)}
</tbody>
</table>
</div>
<p class="mt-3 text-sm text-ink-faint">${texts.vat}</p>
</section>`;
}

function rules({ rules: texts }: Texts, locale: Locale): Html {
  const warnings = new Intl.ListFormat(locale).format(OVERAGE.warnAtPercent.map(String));
  return html`<section class="shell pt-20">
<h2 class="section-title">${texts.heading}</h2>
<dl class="mt-8 grid gap-8 md:grid-cols-3">
${texts.items.map(
  ([title, text]) => html`<div><dt class="text-lg font-semibold">${title}</dt>
<dd class="mt-2 text-ink-soft">${typeof text === 'string' ? text : text(warnings, OVERAGE.graceDays)}</dd></div>`,
)}
</dl>
</section>`;
}

/** Minor units as people read them: whole amounts without decimals. */
function price(minorUnits: number, currency: PlanCurrency, locale: Locale): string {
  const digits = minorUnits % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'de-DE', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
  }).format(minorUnits / 100);
}
