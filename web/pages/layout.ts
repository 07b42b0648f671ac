import type { PublicTexts } from '../src/texts/public-en.ts';
import { type Html, html, raw } from './html.ts';
import { logo, menuIcon } from './icons.ts';
import { type Locale, localPath, type Page } from './page.ts';
import { publicTexts } from './public-texts.ts';

/** What all pages of a build share. */
export interface Frame {
  /** Where the product is: `https://pharos.example`. */
  origin: string;
  /** The address of the style sheet. */
  stylesheet: string;
}

const CARD = { path: '/og.png', width: 1200, height: 630 };
const OG_LOCALES: Record<Locale, string> = { en: 'en_GB', de: 'de_DE' };

/** A page as a whole document. */
export function renderDocument(page: Page, frame: Frame): string {
  const texts = publicTexts(page.locale);
  const document = html`<!doctype html>
<html lang="${page.locale}">
${head(page, frame, texts)}
<body>
<a class="skip" href="#content">${texts.skip}</a>
${header(page, texts)}
<main id="content">
${page.body}
</main>
${footer(page, texts)}
</body>
</html>
`;
  return document.markup;
}

function head(page: Page, { origin, stylesheet }: Frame, texts: PublicTexts): Html {
  const title = page.path === localPath(page.locale, '/') ? page.title : `${page.title} · ${texts.product}`;
  const url = origin + page.path;
  const twins = page.twins ?? null;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
${page.isListed ? html`<link rel="canonical" href="${url}">` : html`<meta name="robots" content="noindex">`}
${
  twins && [
    ...(['en', 'de'] as const).map(
      (locale) => html`<link rel="alternate" hreflang="${locale}" href="${origin + twins[locale]}">\n`,
    ),
    html`<link rel="alternate" hreflang="x-default" href="${origin + twins.en}">`,
  ]
}
<meta property="og:type" content="website">
<meta property="og:site_name" content="${texts.product}">
<meta property="og:locale" content="${OG_LOCALES[page.locale]}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${origin + CARD.path}">
<meta property="og:image:width" content="${CARD.width}">
<meta property="og:image:height" content="${CARD.height}">
<meta property="og:image:alt" content="${texts.cardAlt}">
<meta name="twitter:card" content="summary_large_image">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f7f8">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0d0f12">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="stylesheet" href="${stylesheet}">
${page.scripts?.map((script) => html`<script src="${script}" defer></script>`)}
</head>`;
}

function navigation({ locale, part }: Page, texts: PublicTexts): Html {
  const links = [
    ['product', localPath(locale, '/'), texts.nav.product],
    ['pricing', localPath(locale, '/pricing'), texts.nav.pricing],
    ['docs', '/docs', texts.nav.docs],
  ] as const;
  return html`${links.map(
    ([name, href, text]) =>
      html`<a href="${href}" class="nav-link"${name === part && raw(' aria-current="page"')}>${text}</a>`,
  )}<a href="/live-demo" class="nav-link" rel="nofollow">${texts.nav.demo}</a>`;
}

function header(page: Page, texts: PublicTexts): Html {
  return html`<header class="site-header">
<div class="shell flex h-16 items-center gap-6">
<a href="${localPath(page.locale, '/')}" class="brand">${logo('size-7')}${texts.product}</a>
<nav aria-label="${texts.nav.label}" class="hidden items-center gap-1 md:flex">${navigation(page, texts)}</nav>
<div class="ml-auto flex items-center gap-2">
<a href="/app" class="nav-link hidden sm:inline-flex">${texts.nav.signIn}</a>
<a href="/sign-up" class="button button-small">${texts.nav.start}</a>
<details class="menu md:hidden">
<summary aria-label="${texts.nav.menu}">${menuIcon()}</summary>
<nav aria-label="${texts.nav.menu}">${navigation(page, texts)}<a href="/app" class="nav-link sm:hidden">${texts.nav.signIn}</a></nav>
</details>
</div>
</div>
</header>`;
}

function footer(page: Page, texts: PublicTexts): Html {
  const { locale } = page;
  const to = (path: string) => localPath(locale, path);
  const columns: [string, [string, string][]][] = [
    [
      texts.footer.product,
      [
        [texts.nav.demo, '/live-demo'],
        [texts.footer.tour, to('/tour')],
        [texts.nav.pricing, to('/pricing')],
        [texts.footer.changelog, '/changelog'],
        [texts.footer.status, to('/status')],
      ],
    ],
    [
      texts.footer.docs,
      [
        [texts.footer.install, '/docs/install'],
        [texts.footer.metrics, '/docs/metrics'],
        [texts.footer.api, '/docs/query-api'],
        [texts.footer.privacy, '/docs/privacy'],
        [texts.footer.selfDeploy, '/docs/self-deploy'],
      ],
    ],
    [
      texts.footer.legal,
      [
        [texts.legal.names.privacy, to('/legal/privacy')],
        [texts.legal.names.terms, to('/legal/terms')],
        [texts.legal.names.dpa, to('/legal/dpa')],
        [texts.legal.names.imprint, to('/legal/imprint')],
      ],
    ],
  ];
  return html`<footer class="site-footer">
<div class="shell grid gap-10 py-14 sm:grid-cols-2 lg:grid-cols-[1.6fr_1fr_1fr_1fr]">
<div>
<a href="${to('/')}" class="brand">${logo('size-7')}${texts.product}</a>
<p class="mt-3 max-w-xs text-ink-soft">${texts.footer.claim}</p>
${page.twins && html`<p class="mt-5">${languages(page, page.twins, texts)}</p>`}
</div>
${columns.map(
  ([title, links]) => html`<nav aria-label="${title}">
<h2 class="mb-3 text-sm font-semibold">${title}</h2>
<ul class="grid gap-2 text-sm">${links.map(([text, href]) => html`<li><a href="${href}" class="quiet-link"${href === '/live-demo' && raw(' rel="nofollow"')}>${text}</a></li>`)}</ul>
</nav>`,
)}
</div>
</footer>`;
}

function languages({ locale }: Page, twins: Readonly<Record<Locale, string>>, texts: PublicTexts): Html {
  const other: Locale = locale === 'en' ? 'de' : 'en';
  return html`<a href="${twins[other]}" hreflang="${other}" lang="${other}" class="quiet-link">${texts.inOtherLanguage}</a>`;
}
