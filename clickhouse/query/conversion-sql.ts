import { filteredGoals, withoutConversion } from '../../core/query/conversions.ts';
import { isPropDimension } from '../../core/query/dimensions.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import type { Params } from './params.ts';

/** A question whose visitors the conversions of another are a share of. */
export interface ConversionBase {
  /** Its visitors are the column `<name>_visitors`. */
  name: 'all' | 'group';
  query: ResolvedQuery;
}

/** What the conversion rates of a question divide by: those who might have converted, all of them or the row's own. */
export function conversionBases(query: ResolvedQuery): ConversionBase[] {
  const { metrics, dimensions, filters } = query;
  const base: ResolvedQuery = {
    ...query,
    metrics: ['visitors'],
    dimensions: [],
    filters: withoutConversion(filters),
    goals: [],
    orderBy: [],
  };
  const bases: ConversionBase[] = [];
  if (metrics.includes('conversion_rate')) bases.push({ name: 'all', query: base });
  if (metrics.some((name) => name.startsWith('group_conversion_rate'))) {
    const own = dimensions.filter((name) => name !== 'event:goal' && !isPropDimension(name));
    bases.push({ name: 'group', query: { ...base, dimensions: own } });
  }
  return bases;
}

/** The groups of a question, each with the visitors of its bases; `groups` of a base is the SQL of its own. */
export function withBases(
  groups: string,
  { dimensions }: ResolvedQuery,
  bases: readonly (ConversionBase & { groups: string })[],
): string {
  return bases.reduce((rows, { name, query, groups: base }) => {
    if (query.dimensions.length === 0) {
      return `SELECT rows.*, (SELECT visitors FROM (${base})) AS ${name}_visitors FROM (${rows}) AS rows`;
    }
    const pairs = query.dimensions.map(
      (dimension, index) => `rows.g${dimensions.indexOf(dimension)} = base.g${index}`,
    );
    return `SELECT rows.*, base.visitors AS ${name}_visitors FROM (${rows}) AS rows LEFT JOIN (${base}) AS base ON ${pairs.join(' AND ')}`;
  }, groups);
}

/** SQL condition of the groups that scroll goals make: engagement, which is counted as no event. Undefined if there are none. */
export function isEventless(
  { dimensions, filters, goals }: ResolvedQuery,
  params: Params,
): string | undefined {
  const index = dimensions.indexOf('event:goal');
  const asked = index >= 0 ? goals : filteredGoals(filters).flatMap((condition) => condition.goals);
  const scrolls = asked.filter(({ rule }) => rule.kind === 'scroll').map(({ name }) => name);
  if (scrolls.length === 0) return undefined;
  return index >= 0 ? `has(${params.add('Array(String)', scrolls)}, g${index})` : '1';
}
