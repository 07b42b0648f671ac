import type { ApiFilter } from '../api/query.ts';
import {
  apiDimension,
  dimensionOf,
  type FilterDimension,
  isDimension,
  isPerfDimension,
} from './dimension.ts';

export const OPERATORS = ['is', 'is_not', 'contains', 'contains_not', 'matches', 'matches_not'] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * Where a condition stands: of those in one `any…` one is enough; `has_done` is about anything else in the visit. Without
 * it, a condition must hold.
 */
export type Within = 'has_done' | 'has_not_done' | `any${number}`;

export interface Filter {
  operator: Operator;
  dimension: FilterDimension;
  values: string[];
  within?: Within;
}

/** `filter=is:source:Google`, one parameter per value, named by where it stands; what is not understood is left out. */
export function parseFilters(params: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  for (const [name, text] of params) {
    const within = withinOf(name);
    const condition = within !== null && parseCondition(text);
    if (!condition) continue;
    const { operator, dimension, value } = condition;
    const same = filters.find(
      (one) =>
        one.operator === operator && one.dimension === dimension && one.within === (within ?? undefined),
    );
    if (!same) filters.push({ operator, dimension, values: [value], ...(within && { within }) });
    else if (!same.values.includes(value)) same.values.push(value);
  }
  return filters;
}

/** undefined: it must hold; null: no filter's parameter. */
function withinOf(name: string): Within | undefined | null {
  if (name === 'filter') return undefined;
  return name === 'has_done' || name === 'has_not_done' || /^any\d$/.test(name) ? (name as Within) : null;
}

function parseCondition(text: string) {
  const match = /^([a-z_]+):(?:(props:[^:]+)|([a-z_]+)):(.*)$/s.exec(text);
  const operator = OPERATORS.find((name) => name === match?.[1]);
  const value = match?.[4];
  const dimension = match?.[2] === undefined ? match?.[3] : propOf(match[2]);
  if (!operator || !dimension || value === undefined) return null;
  return isDimension(dimension) || dimension.startsWith('props:')
    ? { operator, dimension: dimension as FilterDimension, value }
    : null;
}

/** Keys may hold colons, which end them in the URL: they are written as %3A. */
function propOf(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The parameters `parseFilters` reads. */
export function appendFilters(params: URLSearchParams, filters: Filter[]): void {
  for (const { operator, dimension, values, within } of filters) {
    const name = dimension.startsWith('props:')
      ? `props:${encodeURIComponent(dimension.slice(6))}`
      : dimension;
    for (const value of values) params.append(within ?? 'filter', `${operator}:${name}:${value}`);
  }
}

/** The filters that questions about traffic know, too. */
export function trafficFilters(filters: Filter[]): Filter[] {
  return filters.filter(({ dimension }) => !isPerfDimension(dimension));
}

/** Narrows to one value of a dimension; an earlier `is` of it gives way. */
export function withFilter(filters: Filter[], dimension: FilterDimension, value: string): Filter[] {
  const rest = filters.filter((one) => one.dimension !== dimension || one.operator !== 'is' || one.within);
  return [...rest, { operator: 'is', dimension, values: [value] }];
}

/** The filters as the query API takes them. */
export function apiFilters(filters: Filter[]): ApiFilter[] {
  const all: ApiFilter[] = [];
  const groups = new Map<Within, ApiFilter[]>();
  for (const filter of filters) {
    const condition = apiCondition(filter);
    const { within } = filter;
    if (within === undefined) all.push(condition);
    else if (within === 'has_done' || within === 'has_not_done') all.push([within, condition]);
    else groups.set(within, [...(groups.get(within) ?? []), condition]);
  }
  for (const group of groups.values()) all.push(group.length > 1 ? ['or', group] : (group[0] as ApiFilter));
  return all;
}

/** The filters that the API has as these; null where there are none, as it knows more than can be said here. */
export function editableFilters(given: ApiFilter[]): Filter[] | null {
  const filters: Filter[] = [];
  let groups = 0;
  for (const one of given) {
    const [operator, about] = one;
    const isGroup = operator === 'or' && Array.isArray(about);
    if (isGroup) groups += 1;
    const within = isGroup ? (`any${groups}` as const) : isDone(operator) ? operator : undefined;
    const conditions = isGroup ? about : [within === undefined ? one : about];
    for (const condition of conditions) {
      const filter = filterOf(condition, within);
      if (filter === null) return null;
      filters.push(filter);
    }
  }
  const texts = (all: ApiFilter[]) => JSON.stringify(all.map((one) => JSON.stringify(one)).toSorted());
  return texts(apiFilters(filters)) === texts(given) ? filters : null;
}

function isDone(operator: string): operator is 'has_done' | 'has_not_done' {
  return operator === 'has_done' || operator === 'has_not_done';
}

/** One condition of the API; what it is besides is for who compares it with what comes of it. */
function filterOf(condition: unknown, within: Within | undefined): Filter | null {
  if (!Array.isArray(condition)) return null;
  const [name, about, values] = condition as unknown[];
  const operator = OPERATORS.find((one) => one === name);
  const dimension = typeof about === 'string' ? dimensionOf(about) : null;
  if (!operator || dimension === null || !Array.isArray(values)) return null;
  return { operator, dimension, values: values.map(String), ...(within && { within }) };
}

function apiCondition({ operator, dimension, values }: Filter): ApiFilter {
  // Segments are numbered; as text they would be none.
  return [operator, apiDimension(dimension), dimension === 'segment' ? values.map(Number) : values];
}

/** Whether a dimension must be something under the filters, wherever else it stands. */
export function isNarrowed(filters: Filter[], ...dimensions: FilterDimension[]): boolean {
  return filters.some(({ dimension, within }) => within === undefined && dimensions.includes(dimension));
}
