import { isEventDimension } from '../../../core/query/dimensions.ts';
import type { Metric } from '../../../core/query/metrics.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { isEventFilter } from '../filter-sql.ts';
import { type Measure, metricSql } from '../metrics.ts';
import { orderOf } from './tile-order.ts';
import { type Column, measuresOf } from './tile-shares.ts';

/** Measures in the order of their first use; those that are the same number in every tile are one column. */
export function columnsOf(queries: readonly ResolvedQuery[]): Column[] {
  const measures = [...new Set(queries.flatMap(measuresOf))];
  const byEvent = queries.filter(({ dimensions }) => dimensions.some(isEventDimension)).flatMap(measuresOf);
  const isWhole = queries.every(({ period, filters }) => period.wholeDays && !filters.some(isEventFilter));
  const areSame = isWhole && !byEvent.some((measure) => SAME_OF_WHOLE_VISITS[measure]);
  const columns = new Map<Measure, Column>();
  for (const measure of measures) {
    const name = (areSame && SAME_OF_WHOLE_VISITS[measure]) || measure;
    const column = columns.get(name) ?? { name, measures: [name] };
    columns.set(name, column);
    if (name !== measure) column.measures.push(measure);
  }
  return [...columns.values()];
}

/** Where no event is left out, a session's events are those that count. */
const SAME_OF_WHOLE_VISITS: Partial<Record<Measure, Measure>> = {
  session_visits: 'visits',
  bounce_visits: 'visits',
  session_pageviews: 'pageviews',
};

/** The place of a measure's sum in a row. */
export function columnAt(columns: readonly Column[], measure: Measure): number {
  return columns.findIndex(({ measures }) => measures.includes(measure));
}

/** The place of the sum that a metric is. */
export function placeOfCount(columns: readonly Column[], metric: Metric): number {
  const { is } = metricSql(metric);
  return typeof is === 'string' ? columnAt(columns, is) : -1;
}

/** The place of the sum that a list is ordered by, the largest first. */
export function firstOrder(query: ResolvedQuery, columns: readonly Column[]): number | undefined {
  const [first] = orderOf(query) ?? [];
  return first?.sign === '-' ? placeOfCount(columns, first.metric) : undefined;
}
