import type { Goal } from '../../core/goal.ts';
import type { Period } from '../../core/period.ts';
import type { Dimension } from '../../core/query/dimensions.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { RouteRule } from '../../core/routes.ts';
import { type Measure, UNLIKE_COUNTS } from './metrics.ts';
import type { Params } from './params.ts';
import type { RowSource } from './visit-source.ts';

/** What each side of a statement is made from. */
export interface SideInput {
  dimensions: readonly Dimension[];
  filters: readonly Filter[];
  /** Those that event:goal has rows of. */
  goals: readonly Goal[];
  /** The site's own, if event:route is among the dimensions. */
  routes?: readonly RouteRule[];
  period: Period;
  /** Those this side answers. */
  measures: readonly Measure[];
  rows: RowSource;
  params: Params;
}

/** SQL that yields one row per group. */
export interface Side {
  /** SQL of each dimension, in their order. */
  keys: readonly string[];
  /** SQL of the measures this side answers. */
  measures: Partial<Record<Measure, string>>;
  /** What follows FROM, up to GROUP BY. */
  from: string;
}

/** One side as a SELECT of g0, g1, … and of all `columns`, 0 where another side answers. */
export function sideSelect(side: Side, columns: readonly Measure[]): string {
  const keys = side.keys.map((sql, index) => `${sql} AS g${index}`);
  const sums = columns.map(
    (measure) =>
      `${side.measures[measure] ?? UNLIKE_COUNTS[measure]?.nothing ?? 'toUInt64(0)'} AS ${measure}`,
  );
  const groupBy = keys.length > 0 ? ` GROUP BY ${groupKeys(keys.length)}` : '';
  return `SELECT ${[...keys, ...sums].join(', ')} FROM ${side.from}${groupBy}`;
}

/** `g0, g1, …` */
export function groupKeys(count: number): string {
  return Array.from({ length: count }, (_, index) => `g${index}`).join(', ');
}
