import { Marked, type Tokens } from 'marked';
import { highlight } from './highlight.ts';
import { escapeHtml, type Html, raw } from './html.ts';

/** A heading of a document and its anchor. */
export interface Heading {
  depth: number;
  text: string;
  anchor: string;
}

export interface Document {
  /** Of the first heading. */
  title: string;
  /** The first paragraph, as plain text. */
  summary: string;
  headings: Heading[];
  body: Html;
}

/** Where a link of a document leads, by its address and its text; undefined for what is not published, which becomes plain text. */
export type ResolveLink = (href: string) => { href: string; name?: string } | undefined;

/** Markdown of our own as a page's content: trusted, so HTML in it stays. */
export function renderMarkdown(source: string, resolve: ResolveLink): Document {
  const headings: Heading[] = [];
  const anchors = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ depth, tokens, text }: Tokens.Heading) {
        const anchor = unique(anchorOf(plain(text)), anchors);
        headings.push({ depth, text: plain(text), anchor });
        const inner = this.parser.parseInline(tokens);
        const linked = depth === 1 ? inner : `<a class="anchor" href="#${anchor}">${inner}</a>`;
        return `<h${depth} id="${anchor}">${linked}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const target = resolve(href);
        if (target === undefined) return text;
        // Within the repository links are called as their files.
        const shown = /^[\w-]+\.md$/.test(text) && target.name ? escapeHtml(target.name) : text;
        return `<a href="${escapeHtml(target.href)}">${shown}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        const source = resolve(href);
        return source === undefined
          ? ''
          : `<img src="${escapeHtml(source.href)}" alt="${escapeHtml(text)}" loading="lazy">`;
      },
      code({ text, lang = '' }: Tokens.Code) {
        return `<pre tabindex="0"><code>${highlight(text, lang)}</code></pre>\n`;
      },
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        // A table without names has an empty head, which would only be noise.
        const hasHead = token.header.some((cell) => cell.text !== '');
        const head = hasHead
          ? `<thead>${row(token.header, 'th').replaceAll('<th></th>', '<td></td>')}</thead>`
          : '';
        const rows = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="scroll" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  const tokens = marked.lexer(source);
  const body = raw(marked.parser(tokens));
  const first = tokens.find((token) => token.type === 'paragraph');
  return {
    title: headings[0]?.text ?? '',
    summary: cut(plain(first && 'text' in first ? String(first.text) : '')),
    headings,
    body,
  };
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** As GitHub makes them, so that links within docs/ lead to the same places. */
function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function unique(anchor: string, known: Map<string, number>): string {
  const count = known.get(anchor) ?? 0;
  known.set(anchor, count + 1);
  return count === 0 ? anchor : `${anchor}-${count}`;
}

const SUMMARY_LENGTH = 160;

function cut(text: string): string {
  if (text.length <= SUMMARY_LENGTH) return text;
  return `${text.slice(0, SUMMARY_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
}
