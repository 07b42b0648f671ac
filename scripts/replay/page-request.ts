import type { LogLine } from './combined-log.ts';

const PAGE_EXTENSIONS = new Set(['html', 'htm', 'php', 'asp', 'aspx', 'jsp']);

/** The path and query of a page that was successfully requested; undefined for everything else in a log. */
export function pageTarget({ request, status }: LogLine): string | undefined {
  if (request?.method !== 'GET') return undefined;
  if (!(status >= 200 && status < 300) && status !== 304) return undefined;
  const [path = ''] = request.target.split(/[?#]/, 1);
  const segment = path.slice(path.lastIndexOf('/') + 1);
  const dot = segment.lastIndexOf('.');
  if (dot >= 0 && !PAGE_EXTENSIONS.has(segment.slice(dot + 1).toLowerCase())) return undefined;
  return request.target;
}
