import type { Goal, Segment } from '../goal.ts';
import type { DateRange, Period } from '../period.ts';
import type { RouteRule } from '../routes.ts';
import type { Zone } from '../zoned-time.ts';
import type { Compare } from './compare.ts';
import type { Dimension } from './dimensions.ts';
import type { Filter } from './filters.ts';
import type { Metric } from './metrics.ts';

/** What a site's owner has saved and queries name. */
export interface Saved {
  goals?: readonly Goal[];
  segments?: readonly Segment[];
  /** In their order. */
  routes?: readonly RouteRule[];
}

/** What a question needs to know of a site. */
export interface QuerySite extends Saved {
  domain: string;
  timezone: Zone;
  /** Whole months before the current one that it keeps; null or none = all. */
  retentionMonths?: number | null;
}

export type Direction = 'asc' | 'desc';

/** Parts that neither a clock nor the site's history changes. */
interface Question {
  metrics: Metric[];
  filters: Filter[];
  /** Those that event:goal has rows of, if the question is split by it. */
  goals: readonly Goal[];
  /** The site's own, if the question is split by event:route. */
  routes?: readonly RouteRule[];
  include: { timeLabels: boolean; totalRows: boolean; debug?: boolean };
  pagination: { limit: number; offset: number };
}

/** A valid query; `time` still waits for the period to choose its interval. */
export interface Query extends Question {
  range: DateRange;
  /** Whether a calendar period ends today. */
  isTrimmed?: boolean;
  compare?: Compare;
  dimensions: (Dimension | 'time')[];
  /** Empty: the default order. */
  orderBy: [Metric | Dimension | 'time', Direction][];
}

/** A query with every choice made: what is compiled, and what the answer echoes. */
export interface ResolvedQuery extends Question {
  period: Period;
  /** The first date that the site keeps, where a period begins before it. */
  keptFrom?: string;
  /** What it is compared with, if anything. */
  comparison?: Period;
  dimensions: Dimension[];
  orderBy: [Metric | Dimension, Direction][];
}
