const MAX_CHARS = 100;
const MAX_CLASSES = 2;

/** A short path to an element by tags, ids and classes, never by its text: `main>section.hero>img`. */
export function selectorOf(node: Node | null | undefined): string | undefined {
  const parts: string[] = [];
  for (let at: Node | null | undefined = node; at && at.nodeType !== Node.DOCUMENT_NODE; at = at.parentNode) {
    if (at.nodeType !== Node.ELEMENT_NODE) continue;
    const { localName, id, classList } = at as Element;
    const part = id ? `#${id}` : [localName, ...[...classList].slice(0, MAX_CLASSES)].join('.');
    if (parts.length > 0 && part.length + parts.join('>').length >= MAX_CHARS) break;
    parts.unshift(part);
    // An id says where, nothing above it says more.
    if (id) break;
  }
  return parts.join('>').slice(0, MAX_CHARS) || undefined;
}
