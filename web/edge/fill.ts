/** What is known of a page at the moment it is asked for. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

interface PageElement {
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): unknown;
  removeAttribute(name: string): unknown;
  setInnerContent(text: string): unknown;
  append(content: string, options: { html: boolean }): unknown;
  remove(): unknown;
}
interface Rewriter {
  on(selector: string, handlers: { element(element: PageElement): void }): Rewriter;
  transform(response: Response): Response;
}
// workerd's; this folder knows the types of browsers only.
declare const HTMLRewriter: new () => Rewriter;

/** What a filled page says of itself. */
export interface Meta {
  title: string;
  description: string;
  url: string;
  /** Address of a picture of 1200 by 630. */
  image?: string;
}

/**
 * Fills in a prerendered page: `data-fact` becomes the fact, `data-when` and `data-unless` go or stay by it (`part=up` asks for
 * a value). What is text stays text, whatever it says.
 */
export function fillPage(page: Response, facts: Facts): Response {
  const holds = (condition: string | null) => {
    const [name = '', wanted] = (condition ?? '').split('=', 2);
    const fact = facts[name];
    return wanted === undefined ? Boolean(fact) : String(fact) === wanted;
  };
  return new HTMLRewriter()
    .on('[data-when]', {
      element(element) {
        if (holds(element.getAttribute('data-when'))) element.removeAttribute('data-when');
        else element.remove();
      },
    })
    .on('[data-unless]', {
      element(element) {
        if (holds(element.getAttribute('data-unless'))) element.remove();
      },
    })
    .on('[data-fact]', {
      element(element) {
        element.setInnerContent(String(facts[element.getAttribute('data-fact') ?? ''] ?? ''));
      },
    })
    .transform(page);
}

/** Has a prerendered page of ours say what it is about. */
export function withMeta(page: Response, { title, description, url }: Meta): Response {
  const values: Record<string, string> = {
    description,
    'og:title': title,
    'og:description': description,
    'og:url': url,
  };
  return new HTMLRewriter()
    .on('title', { element: (element) => void element.setInnerContent(`${title} · Pharos`) })
    .on('meta', {
      element(element) {
        const name = element.getAttribute('name') ?? element.getAttribute('property') ?? '';
        const value = values[name];
        if (value !== undefined) element.setAttribute('content', value);
      },
    })
    .transform(page);
}

/** Gives a page that has none, the app's, what previews of links are made of. */
export function withPreview(page: Response, { title, description, url, image = '' }: Meta): Response {
  const tags = [
    ['name', 'description', description],
    ['property', 'og:type', 'website'],
    ['property', 'og:site_name', 'Pharos'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:url', url],
    ['property', 'og:image', image],
    ['property', 'og:image:width', '1200'],
    ['property', 'og:image:height', '630'],
    ['property', 'og:image:alt', title],
    ['name', 'twitter:card', 'summary_large_image'],
  ];
  const markup = tags.map(
    ([kind, name, value = '']) => `<meta ${kind}="${name}" content="${escapeAttribute(value)}">`,
  );
  return new HTMLRewriter()
    .on('title', { element: (element) => void element.setInnerContent(`${title} · Pharos`) })
    .on('head', { element: (element) => void element.append(markup.join('\n'), { html: true }) })
    .transform(page);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
