import { DOC_LIST, DOCS } from './docs-nav.ts';
import { type Html, html, raw } from './html.ts';
import { type Document, type ResolveLink, renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { publicTexts } from './public-texts.ts';

const texts = publicTexts('en').docs;

/** The documentation: a page of each document, in the order of the navigation, and a first page that lists them. */
export function docsPages(sources: Readonly<Record<string, string>>): Page[] {
  const documents = DOC_LIST.map(({ slug, name }, index) => {
    const source = sources[slug];
    if (source === undefined) throw new Error(`docs-nav.ts names ${slug}, which has no document.`);
    return { slug, name, index, document: renderMarkdown(source, resolveDocLink) };
  });
  const pages = documents.map(
    ({ slug, index, document }): Page => ({
      path: `/docs/${slug}`,
      locale: 'en',
      title: document.title,
      description: document.summary,
      part: 'docs',
      isListed: true,
      body: frame(
        slug,
        html`<article class="prose">
${document.body}
</article>
${neighbours(index)}`,
        contents(document),
      ),
    }),
  );
  return [firstPage(documents), ...pages];
}

/** Links of docs/ and of README.md, to pages; addresses of elsewhere stay. */
export const resolveDocLink: ResolveLink = (href) => {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return { href };
  const [path = '', anchor] = href.split('#', 2);
  const image = /^(?:docs\/)?([\w-]+\.png)$/.exec(path)?.[1];
  if (image) return { href: `/docs/img/${image}` };
  const slug = /^(?:docs\/)?([\w-]+)\.md$/.exec(path)?.[1];
  const doc = DOC_LIST.find((one) => one.slug === slug);
  return doc && { href: `/docs/${doc.slug}${anchor === undefined ? '' : `#${anchor}`}`, name: doc.name };
};

function firstPage(documents: { slug: string; name: string; document: Document }[]): Page {
  const of = (slug: string) => documents.find((one) => one.slug === slug);
  return {
    path: '/docs',
    locale: 'en',
    title: texts.title,
    description:
      'How to install Pharos, what every number means, the API, privacy, and how to run it yourself.',
    part: 'docs',
    isListed: true,
    body: frame(
      '',
      html`<h1 class="text-4xl/tight font-semibold">${texts.title}</h1>
${Object.entries(DOCS).map(
  ([subject, docs]) => html`<section class="mt-10">
<h2 class="text-xl font-semibold">${subject}</h2>
<ul class="mt-4 grid gap-4 sm:grid-cols-2">
${Object.entries(docs).map(
  ([
    slug,
    name,
  ]) => html`<li><a href="/docs/${slug}" class="card block h-full transition-colors hover:border-accent">
<span class="font-semibold">${name}</span>
<span class="mt-1 block text-sm text-ink-soft">${of(slug)?.document.summary}</span>
</a></li>`,
)}
</ul>
</section>`,
)}`,
    ),
  };
}

function frame(slug: string, body: Html, aside?: Html): Html {
  const columns = aside ? 'xl:grid-cols-[14rem_minmax(0,1fr)_13rem]' : '';
  return html`<div class="shell grid gap-10 pt-10 lg:grid-cols-[14rem_minmax(0,1fr)] ${columns}">
<details class="rounded-card border border-line bg-surface p-3 lg:hidden">
<summary class="px-2 font-medium">${texts.label}</summary>
<nav aria-label="${texts.label}" class="mt-3">${navigation(slug)}</nav>
</details>
<nav aria-label="${texts.label}" class="sticky top-20 hidden max-h-[calc(100dvh-6rem)] self-start overflow-y-auto lg:block">${navigation(slug)}</nav>
<div class="min-w-0 max-w-3xl">
${body}
</div>
${aside}
</div>`;
}

function navigation(current: string): Html {
  return html`${Object.entries(DOCS).map(
    ([
      subject,
      docs,
    ]) => html`<p class="mt-5 mb-1 px-3 text-xs font-semibold tracking-wide text-ink-faint uppercase first:mt-0">${subject}</p>
<ul>${Object.entries(docs).map(
      ([slug, name]) =>
        html`<li><a href="/docs/${slug}" class="side-link"${slug === current && raw(' aria-current="page"')}>${name}</a></li>`,
    )}</ul>`,
  )}`;
}

/** The headings of a long page, beside it. */
function contents({ headings }: Document): Html {
  const second = headings.filter(({ depth }) => depth === 2);
  if (second.length < 2) return html``;
  return html`<nav aria-label="${texts.onPage}" class="sticky top-20 hidden max-h-[calc(100dvh-6rem)] self-start overflow-y-auto text-sm xl:block">
<p class="mb-2 font-semibold">${texts.onPage}</p>
<ul class="grid gap-1.5">${second.map(({ text, anchor }) => html`<li><a href="#${anchor}" class="quiet-link">${text}</a></li>`)}</ul>
</nav>`;
}

function neighbours(index: number): Html {
  const [before, after] = [DOC_LIST[index - 1], DOC_LIST[index + 1]];
  const link = (word: string, doc: { slug: string; name: string } | undefined, side: string) =>
    doc &&
    html`<a href="/docs/${doc.slug}" class="${side} text-ink-soft hover:text-ink"><span class="block text-xs">${word}</span><span class="font-medium text-accent">${doc.name}</span></a>`;
  return html`<nav aria-label="${texts.previous}, ${texts.next}" class="mt-14 flex justify-between gap-6 border-t border-line pt-6">${link(texts.previous, before, 'mr-auto')}${link(texts.next, after, 'ml-auto text-right')}</nav>`;
}
