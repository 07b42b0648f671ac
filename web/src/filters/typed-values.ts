import { namedValues, valueLabel } from '../format/value-label.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Operator } from '../state/filter.ts';

/**
 * What a filter compares with when this is typed: values by what the reader sees them called, anything else as it is.
 * `offered` are values that the period has.
 */
export function typedValues(
  dimension: FilterDimension,
  operator: Operator,
  typed: string,
  offered: readonly string[],
): string[] {
  // A pattern is the API's to read.
  if (operator === 'matches' || operator === 'matches_not') return [typed];
  const wanted = typed.toLowerCase();
  const label = (value: string) => valueLabel(dimension, value).toLowerCase();
  const known = namedValues(dimension);
  const named = [...known, ...offered].find((value) => label(value) === wanted);
  if (named !== undefined) return [named];
  const isPart = operator === 'contains' || operator === 'contains_not';
  // What a closed list has under such names; of an open one, the text is what to look for.
  if (!isPart || known.length < 2 || known.some((value) => value.toLowerCase().includes(wanted)))
    return [typed];
  const parts = known.filter((value) => label(value).includes(wanted));
  return parts.length > 0 ? parts : [typed];
}
