import { matchPath, SECTIONS, sectionPattern } from '../router.ts';
import { MEMBER_ROUTES, OPEN_ROUTES, OWNER_ROUTES } from '../routes.tsx';

/** Of every page of the app, in the order in which app.tsx looks for it. Shared dashboards are not among them: their visitors are not ours. */
const PATTERNS = [
  ...OPEN_ROUTES.map(({ path }) => path),
  ...MEMBER_ROUTES.map(({ path }) => path),
  ...OWNER_ROUTES.map(({ path }) => path),
  ...SECTIONS.map(sectionPattern),
];

/** What a page of the app is called when nobody's domain, id or token may be said: `/sites/:domain/live`; undefined for all else. */
export function patternOfPath(path: string): string | undefined {
  return PATTERNS.find((pattern) => matchPath(pattern, path) !== null);
}
