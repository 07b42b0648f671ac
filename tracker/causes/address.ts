const MAX_CHARS = 200;

/** An address without what may be secret in it: query and fragment, and the content of `data:` and `blob:`. */
export function cleanAddress(url: string): string {
  return url
    .replace(/^(data|blob):.*/s, '$1:')
    .replace(/[?#].*/s, '')
    .slice(0, MAX_CHARS);
}
