import { options } from './options.ts';

/** The page's address without what follows `#`, which may be secret; with hash routing that is part of its path. */
export function pageUrl(): string {
  let url = location.href.replace(/#.*/, '');
  if (HAS_OPTIONS && options.hash && location.hash) {
    url = url.replace(/\?|$/, (end) => `%23${location.hash.slice(1)}${end}`);
  }
  // The server refuses longer addresses; what is cut off is the end of a query string.
  return url.slice(0, 2000);
}

/** What of the query string tells pages apart. */
export function keptQuery(names: string[]): string {
  const query = new URLSearchParams(location.search);
  return `?${names.map((name) => query.getAll(name))}`;
}
