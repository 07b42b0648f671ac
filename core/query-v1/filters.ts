import { globPattern } from '../path-match.ts';
import { isFilterDimension } from '../query/dimensions.ts';
import { type QueryError, quote } from '../query/error.ts';
import { err, ok, type Result } from '../result.ts';

const FILTER = /^([^=!]+)(==|!=)(.*)$/s;
const RULE =
  'filters must read property==value;property!=value, with a|b for one of several, * for any text and \\| for a pipe';

/** Translates `prop==a|b;prop!=/docs/*` into the filters of a v2 query. */
export function translateFilters(text: string | undefined): Result<unknown[], QueryError> {
  const filters: unknown[] = [];
  for (const part of text?.split(';') ?? []) {
    if (part.trim() === '') continue;
    const filter = translateFilter(part);
    if (!filter.ok) return err({ code: 'invalid_filters', message: filter.error });
    filters.push(filter.value);
  }
  return ok(filters);
}

function translateFilter(part: string): Result<unknown[], string> {
  const [, property = '', sign, text = ''] = (FILTER.exec(part) ?? []).map((group) => group.trim());
  if (property === '' || text === '') {
    return err(`filters holds ${quote(part)}; ${RULE}.`);
  }
  if (!isFilterDimension(property)) {
    return err(
      `filters names ${quote(property)}, which is no property; examples: event:page, visit:source, event:props:plan.`,
    );
  }
  // An asterisk in the name of a goal is part of it.
  const isWild = text.includes('*') && property !== 'event:goal';
  const clauses = text
    .split(/(?<!\\)\|/)
    .map((value) => value.replaceAll('\\|', '|'))
    .map((value) => (isWild ? globPattern(value) : value));
  const operator = isWild ? 'matches' : 'is';
  return ok([sign === '!=' ? `${operator}_not` : operator, property, clauses]);
}
