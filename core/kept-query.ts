import { cutBytes } from './text.ts';

const MAX_PATHNAME_BYTES = 2000;

/** A page's path with the query parameters that the site's owner keeps, in the order they were named: `/search?q=shoes`. */
export function withKeptQuery(pathname: string, query: URLSearchParams, names: readonly string[]): string {
  const kept = names.flatMap((name) => query.getAll(name).map((value) => `${name}=${value}`));
  return kept.length === 0 ? pathname : cutBytes(`${pathname}?${kept.join('&')}`, MAX_PATHNAME_BYTES);
}
