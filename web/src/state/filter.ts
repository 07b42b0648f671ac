import type { Dimension } from './dimension.ts';
import { apiDimension, isDimension, isPerfDimension } from './dimension.ts';

export const OPERATORS = ['is', 'is_not', 'contains'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Filter {
  operator: Operator;
  dimension: Dimension;
  values: string[];
}

/** `filter=is:source:Google`, one parameter per value; what is not understood is left out. */
export function parseFilters(params: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  for (const text of params.getAll('filter')) {
    const match = /^([a-z_]+):([a-z_]+):(.*)$/s.exec(text);
    const operator = OPERATORS.find((name) => name === match?.[1]);
    const dimension = match?.[2] ?? '';
    const value = match?.[3];
    if (!operator || !isDimension(dimension) || value === undefined) continue;
    const same = filters.find((one) => one.operator === operator && one.dimension === dimension);
    if (!same) filters.push({ operator, dimension, values: [value] });
    else if (!same.values.includes(value)) same.values.push(value);
  }
  return filters;
}

/** The parameters `parseFilters` reads. */
export function appendFilters(params: URLSearchParams, filters: Filter[]): void {
  for (const { operator, dimension, values } of filters) {
    for (const value of values) params.append('filter', `${operator}:${dimension}:${value}`);
  }
}

/** The filters that questions about traffic know, too. */
export function trafficFilters(filters: Filter[]): Filter[] {
  return filters.filter(({ dimension }) => !isPerfDimension(dimension));
}

/** Narrows to one value of a dimension; an earlier `is` of it gives way. */
export function withFilter(filters: Filter[], dimension: Dimension, value: string): Filter[] {
  const rest = filters.filter((one) => one.dimension !== dimension || one.operator !== 'is');
  return [...rest, { operator: 'is', dimension, values: [value] }];
}

/** The filters as the query API takes them. */
export function apiFilters(filters: Filter[]): [string, string, string[]][] {
  return filters.map(({ operator, dimension, values }) => [operator, apiDimension(dimension), values]);
}
