import { ID_PATTERN, MAX_NAME_CHARS, type RouteRule } from '../../core/routes.ts';
import { pathSql } from './goal-sql.ts';
import type { Params } from './params.ts';

/** The route of a path, as core/routes.ts has it. */
export function routeSql(path: string, rules: readonly RouteRule[], params: Params): string {
  const isNamed = `(lengthUTF8(part) > ${MAX_NAME_CHARS} AND match(part, '[0-9]'))`;
  const grouped = `if(match(part, ${params.add('String', ID_PATTERN)}) OR ${isNamed}, '*', part)`;
  const group = `arrayStringConcat(arrayMap(part -> if(match(part, '[0-9]'), ${grouped}, part), splitByChar('/', ${path})), '/')`;
  const own = rules.flatMap(({ pattern }) => [pathSql(pattern, path, params), params.add('String', pattern)]);
  const automatic = `if(match(${path}, '[0-9]'), ${group}, ${path})`;
  return own.length === 0 ? automatic : `multiIf(${[...own, automatic].join(', ')})`;
}
