import { emptyLabel, isPropDimension } from '../../core/query/dimensions.ts';
import type { ValueCondition } from '../../core/query/filters.ts';
import { countryNames, positive, regionNames, toCodes } from '../../core/query/place-names.ts';
import type { Params } from './params.ts';

/** multiSearchAny takes no more needles. */
const MAX_NEEDLES = 255;

/** A condition as SQL over `value`, the SQL of its dimension's value in one session row or hit. */
export function conditionSql(condition: ValueCondition, value: string, params: Params): string {
  const { operator, dimension } = condition;
  const isNot = operator.endsWith('_not');
  const applies = positiveSql(condition, value, params);
  if (!isNot) return applies;
  // Without the key there is nothing that could (not) contain or match; `is_not` speaks of rows without it, too.
  if (isPropDimension(dimension) && operator !== 'is_not') return `(${value} != '' AND NOT ${applies})`;
  return `(NOT ${applies})`;
}

function positiveSql(condition: ValueCondition, value: string, params: Params): string {
  const { dimension, caseSensitive } = condition;
  if (dimension === 'visit:country_name')
    return isOneOf(toCodes(condition, countryNames()), value, true, params);
  if (dimension === 'visit:region_name')
    return isOneOf(toCodes(condition, regionNames()), value, true, params);

  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const label = emptyLabel(dimension);
  const isLabel = (clause: string) => label !== '' && fold(clause) === fold(label);
  // What nobody knows the channel of is stored as Direct: the label means what it is shown for, empty or not.
  const clauses = condition.clauses.flatMap((clause) => (isLabel(clause) ? ['', clause] : [clause]));
  switch (positive(condition.operator)) {
    case 'is':
      return isOneOf(clauses, value, caseSensitive, params);
    case 'contains':
      return containsAny(clauses, value, caseSensitive, params);
    case 'matches':
      return anyOf(condition.clauses.map((pattern) => `match(${value}, ${params.add('String', pattern)})`));
  }
}

function isOneOf(clauses: string[], value: string, caseSensitive: boolean, params: Params): string {
  const [only] = clauses;
  if (only === undefined) return '0';
  if (!caseSensitive) {
    const list = params.add('Array(String)', clauses);
    return `has(arrayMap(clause -> lowerUTF8(clause), ${list}), lowerUTF8(${value}))`;
  }
  if (clauses.length === 1) return `${value} = ${params.add('String', only)}`;
  return `has(${params.add('Array(String)', clauses)}, ${value})`;
}

/** An empty clause stands for the label of empty values, which contain nothing else. */
function containsAny(clauses: string[], value: string, caseSensitive: boolean, params: Params): string {
  const search = caseSensitive ? 'multiSearchAny' : 'multiSearchAnyCaseInsensitiveUTF8';
  const needles = clauses.filter((clause) => clause !== '');
  const conditions = needles.length < clauses.length ? [`${value} = ''`] : [];
  for (let i = 0; i < needles.length; i += MAX_NEEDLES) {
    conditions.push(`${search}(${value}, ${params.add('Array(String)', needles.slice(i, i + MAX_NEEDLES))})`);
  }
  return anyOf(conditions);
}

function anyOf(conditions: string[]): string {
  return `(${conditions.join(' OR ')})`;
}
