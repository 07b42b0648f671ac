import { z } from 'zod';
import {
  FUNNEL_ORDERS,
  type FunnelShape,
  formatFunnelShape,
  parseFunnelShape,
  stepsSchema,
  windowDaysSchema,
} from '../funnel.ts';
import { type DateRange, formatPeriod, type Period, parseDateRange } from '../period.ts';
import {
  type EventDimension,
  isEventDimension,
  isVisitDimension,
  VISIT_DIMENSIONS,
  type VisitDimension,
} from '../query/dimensions.ts';
import { type QueryError, quote } from '../query/error.ts';
import { type Filter, formatFilter, parseFilters } from '../query/filters.ts';
import { dateRangeSchema, filterSchema, propDimensionSchema } from '../query/json-schema.ts';
import type { Saved } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';

/** What a funnel can be split by. */
export type BreakdownDimension =
  | VisitDimension
  | Exclude<EventDimension, 'event:goal' | 'event:route'>
  | BreakdownTime;
/** Of the date on which the funnel was begun. */
export type BreakdownTime = (typeof BREAKDOWN_TIMES)[number];

const BREAKDOWN_TIMES = ['time:day', 'time:week', 'time:month'] as const;
const BREAKDOWN_RULE = `${BREAKDOWN_TIMES.join(', ')}, event:page, event:hostname, event:name, event:props:<key>, ${Object.keys(VISIT_DIMENSIONS).join(', ')}`;

/** A valid body of `POST /api/v2/funnel`. */
export interface FunnelQuery {
  range: DateRange;
  filters: Filter[];
  /** Steps as they stand in the body, or the number of a saved funnel. */
  funnel: FunnelShape | number;
  breakdown?: BreakdownDimension;
  pagination: { limit: number; offset: number };
}

/** A funnel's question with every choice made: what the answer echoes. */
export interface ResolvedFunnelQuery extends Omit<FunnelQuery, 'range' | 'funnel'> {
  period: Period;
  funnel: FunnelShape;
}

const breakdownSchema = z.union([
  z.enum([
    ...BREAKDOWN_TIMES,
    'event:page',
    'event:hostname',
    'event:name',
    ...Object.keys(VISIT_DIMENSIONS),
  ]),
  propDimensionSchema,
]);

const MAX_LIMIT = 1000;
const DEFAULT_LIMIT = 100;

/** The outer shape of the body; what is inside is read by those that know it. */
export const funnelBodySchema = z.strictObject({
  site_id: z.string().min(1),
  date_range: z.unknown(),
  filters: z.unknown().optional(),
  funnel: z.int().positive().optional(),
  steps: z.unknown().optional(),
  order: z.unknown().optional(),
  window_days: z.unknown().optional(),
  breakdown: z.string().nullish(),
  pagination: z
    .strictObject({
      limit: z.int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
      offset: z.int().min(0).max(1_000_000).default(0),
    })
    .prefault({}),
});

/** The body with what is inside its parts. */
export const documentedFunnelSchema = funnelBodySchema.extend({
  date_range: dateRangeSchema,
  filters: z.array(filterSchema).optional(),
  steps: stepsSchema.nullish().meta({ description: 'In place of `funnel`, the number of a saved one.' }),
  order: z.enum(FUNNEL_ORDERS).nullish(),
  window_days: windowDaysSchema,
  breakdown: breakdownSchema.nullish(),
});
const KEYS = Object.keys(funnelBodySchema.shape).join(', ');

/** Reads the body of `POST /api/v2/funnel`; its filters may name what is `saved` of the site. */
export function parseFunnelQuery(body: unknown, saved: Saved = {}): Result<FunnelQuery, QueryError> {
  const shape = funnelBodySchema.safeParse(body);
  if (!shape.success) return err(shapeError(shape.error));
  const { data } = shape;
  const range = parseDateRange(data.date_range);
  if (!range.ok) return err({ code: 'invalid_date_range', message: `date_range ${range.error}.` });
  const filters = parseFilters(data.filters ?? [], saved);
  if (!filters.ok) return err({ code: 'invalid_filters', message: filters.error });
  const funnel = parseFunnel(data);
  if (!funnel.ok) return err({ code: 'invalid_funnel', message: funnel.error });
  const { breakdown, pagination } = data;
  if (breakdown && !isBreakdownDimension(breakdown)) {
    const message = `breakdown is ${quote(breakdown)}; allowed: ${BREAKDOWN_RULE}.`;
    return err({ code: 'invalid_dimensions', message });
  }
  return ok({
    range: range.value,
    filters: filters.value,
    funnel: funnel.value,
    ...(breakdown && isBreakdownDimension(breakdown) && { breakdown }),
    pagination,
  });
}

function isBreakdownDimension(name: string): name is BreakdownDimension {
  const isHit = isEventDimension(name) && name !== 'event:goal' && name !== 'event:route';
  return isHit || isVisitDimension(name) || isBreakdownTime(name);
}

/** Whether a funnel is split by when it was begun. */
export function isBreakdownTime(name: string): name is BreakdownTime {
  return BREAKDOWN_TIMES.some((time) => time === name);
}

function parseFunnel(data: z.infer<typeof funnelBodySchema>): Result<FunnelShape | number, string> {
  if (data.funnel === undefined) return parseFunnelShape(data);
  const parts = [data.steps, data.order, data.window_days];
  if (parts.some((part) => part !== undefined && part !== null)) {
    return err('funnel names a saved one; steps, order and window_days must be left out then.');
  }
  return ok(data.funnel);
}

/** The body that asks for the same again, whenever it is posted and whatever becomes of the saved funnel. */
export function formatFunnelQuery(query: ResolvedFunnelQuery, site: { domain: string }) {
  return {
    site_id: site.domain,
    date_range: formatPeriod(query.period),
    filters: query.filters.map(formatFilter),
    ...formatFunnelShape(query.funnel),
    breakdown: query.breakdown ?? null,
    pagination: query.pagination,
  };
}

function shapeError(error: z.ZodError): QueryError {
  const [issue] = error.issues;
  const part = issue?.path[0];
  if (part === 'pagination') {
    const message = `pagination must be an object of limit (1 to ${MAX_LIMIT}) and offset (0 or more).`;
    return { code: 'invalid_pagination', message };
  }
  if (part === 'funnel') {
    return { code: 'invalid_funnel', message: 'funnel must be the number of a saved funnel.' };
  }
  if (part === 'breakdown') {
    return { code: 'invalid_dimensions', message: `breakdown must be one of ${BREAKDOWN_RULE}.` };
  }
  if (part === 'site_id') {
    return { code: 'invalid_query', message: 'site_id must be the domain or the id of a site.' };
  }
  const unknown = issue?.code === 'unrecognized_keys' ? `has the unknown key ${quote(issue.keys[0])}` : '';
  const message = unknown
    ? `The question ${unknown}; allowed: ${KEYS}.`
    : `The question must be a JSON object with the keys ${KEYS}.`;
  return { code: 'invalid_query', message };
}
