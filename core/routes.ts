import { matchesPath } from './path-match.ts';

/** A route of the owner's own: pages whose path the pattern means (core/path-match.ts) are one, under the pattern's text. */
export interface RouteRule {
  id: number;
  pattern: string;
}

/**
 * Parts of a path that name one thing among many: numbers, also with an ending such as `.html`, dates, UUIDs, and the
 * hexadecimal or other tokens that databases and builds make. Each has a digit, so paths without one are routes as they are.
 */
export const ID_PATTERN =
  '^([0-9]+([.][a-z]{2,5})?|[0-9]{4}[-.][0-9]{1,2}([-.][0-9]{1,2})?|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{8,})$';
/** A longer part with a digit in it is a name that somebody made up for one page. */
export const MAX_NAME_CHARS = 19;

const id = new RegExp(ID_PATTERN);
const digit = /[0-9]/;

/** The route of a path: the first rule that it meets, or the path with `*` for each part that names one thing among many. */
export function routeOf(path: string, rules: readonly RouteRule[]): string {
  const rule = rules.find(({ pattern }) => matchesPath(pattern, path));
  return rule?.pattern ?? path.split('/').map(groupPart).join('/');
}

function groupPart(part: string): string {
  if (!digit.test(part)) return part;
  return id.test(part) || [...part].length > MAX_NAME_CHARS ? '*' : part;
}
