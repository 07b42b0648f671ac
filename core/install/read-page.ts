/** What a page's HTML says that matters to a script in it. */
export interface PageFacts {
  scripts: ScriptTag[];
  /** Content security policies in `<meta>`. */
  policies: string[];
  /** Containers of Google Tag Manager (`GTM-…`). */
  containers: string[];
}

export interface ScriptTag {
  /** Absolute; '' for an inline script or an address that cannot be read. */
  src: string;
  attributes: Record<string, string>;
  /** Within an HTML comment: there, but not run. */
  isCommented: boolean;
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(script|meta)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const CONTAINER = /\bGTM-[A-Z0-9]{4,12}\b/g;

/** Reads a page as a browser would find it before any script has run. */
export function readPage(html: string, pageUrl: string): PageFacts {
  const comments = html.match(COMMENT) ?? [];
  const shown = html.replace(COMMENT, '');
  const tags = readTags(shown, pageUrl);
  const commented = readTags(comments.join('\n').replaceAll('<!--', ''), pageUrl);
  return {
    scripts: [...tags.scripts, ...commented.scripts.map((script) => ({ ...script, isCommented: true }))],
    policies: tags.policies,
    containers: [...new Set(shown.match(CONTAINER) ?? [])],
  };
}

function readTags(html: string, pageUrl: string): Pick<PageFacts, 'scripts' | 'policies'> {
  const scripts: ScriptTag[] = [];
  const policies: string[] = [];
  for (const [, name = '', text = ''] of html.matchAll(TAG)) {
    const attributes = readAttributes(text);
    if (name.toLowerCase() === 'script') {
      const src = attributes.src ? (URL.parse(attributes.src, pageUrl)?.href ?? '') : '';
      scripts.push({ src, attributes, isCommented: false });
    } else if (attributes['http-equiv']?.toLowerCase() === 'content-security-policy') {
      policies.push(attributes.content ?? '');
    }
  }
  return { scripts, policies };
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    // The first of two holds, as in browsers.
    found[key] ??= (double ?? single ?? bare ?? '').trim().replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  }
  return found;
}
