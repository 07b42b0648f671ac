import { z } from 'zod';
import { EVENT_DIMENSIONS, INTERVALS, VIEW_DIMENSIONS, VISIT_DIMENSIONS } from './dimensions.ts';
import { BEHAVIOURS, OPERATORS } from './filters.ts';
import { MEASURED_METRIC_NAMES } from './measured-metrics.ts';
import { METRIC_NAMES } from './metrics.ts';
import { querySchema } from './schema.ts';

// What parse-query.ts reads, as far as a schema can say it: what goes together with what, it does not know.

const GOAL = 'event:goal';
/** `event:props:plan` */
export const propDimensionSchema = z.string().regex(/^event:props:[\s\S]{1,300}$/);
const eventDimension = z.union([
  z.enum(Object.keys(EVENT_DIMENSIONS).filter((name) => name !== GOAL)),
  propDimensionSchema,
]);
const filterDimension = z.union([
  z.enum([...Object.keys(VISIT_DIMENSIONS), ...Object.keys(VIEW_DIMENSIONS)]),
  eventDimension,
]);
const timeDimension = z.enum(['time', ...INTERVALS.map((interval) => `time:${interval}` as const)]);
const dimension = z.union([timeDimension, z.literal(GOAL), filterDimension]);
const metric = z.enum([...METRIC_NAMES, ...MEASURED_METRIC_NAMES]);

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/);
const pair = z.union([z.tuple([date, date]), z.tuple([instant, instant])]);
/** A range of dates or instants. */
export const dateRangeSchema = z.union([
  z.enum(['day', '24h', 'month', 'year', 'all', 'month_to_date', 'year_to_date']),
  z.string().regex(/^0*([1-9]\d{0,2}|[1-4]\d{3}|5000)d(_to_date)?$/),
  z.string().regex(/^0*([1-9]\d?|100)mo(_to_date)?$/),
  pair,
]);

const PATTERNS = ['matches', 'matches_not'] as const;
const TEXTS = OPERATORS.filter((name) => name !== 'matches' && name !== 'matches_not');
const clauses = z
  .array(z.union([z.string().max(2000), z.number()]))
  .min(1)
  .max(1000);

const modifier = z.strictObject({ case_sensitive: z.boolean().optional() });

/** A condition on some dimensions; only what is no pattern may ignore case. */
function conditionOn<T extends z.ZodType>(allowed: T) {
  const exact = z.strictObject({ case_sensitive: z.literal(true).optional() });
  return z.union([
    z.tuple([z.enum(OPERATORS), allowed, clauses]),
    z.tuple([z.enum(TEXTS), allowed, clauses, modifier]),
    z.tuple([z.enum(PATTERNS), allowed, clauses, exact]),
  ]);
}

/** A goal is met or not; there is nothing to be unlike it. */
const goals = z.union([
  z.tuple([z.enum(['is', 'contains']), z.literal(GOAL), clauses]),
  z.tuple([z.enum(['is', 'contains']), z.literal(GOAL), clauses, modifier]),
]);
const segments = z.tuple([z.literal('is'), z.literal('segment'), z.array(z.int()).min(1)]);

type Filter = unknown[];

const eventFilter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      conditionOn(eventDimension),
      goals,
      z.tuple([z.enum(['and', 'or']), z.array(eventFilter).min(1)]),
      z.tuple([z.literal('not'), eventFilter]),
    ]),
  )
  .meta({ id: 'EventFilter' });

/** A condition, or others joined. */
export const filterSchema: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      conditionOn(filterDimension),
      goals,
      segments,
      z.tuple([z.enum(['and', 'or']), z.array(filterSchema).min(1)]),
      z.tuple([z.literal('not'), filterSchema]),
      z.tuple([z.enum(BEHAVIOURS), eventFilter]),
    ]),
  )
  .meta({ id: 'Filter' });

/** The body of a query, with what is inside its parts. */
export const documentedQuerySchema = querySchema.extend({
  metrics: z.array(metric).min(1),
  date_range: dateRangeSchema,
  dimensions: z.array(dimension).default([]),
  filters: z.array(filterSchema).default([]),
  order_by: z.array(z.tuple([z.union([metric, dimension]), z.enum(['asc', 'desc'])])).default([]),
  compare: z
    .union([
      z.strictObject({
        mode: z.enum(['previous_period', 'year_over_year']),
        match_weekday: z.boolean().optional(),
      }),
      z.strictObject({ mode: z.literal('custom'), date_range: pair, match_weekday: z.boolean().optional() }),
    ])
    .optional(),
});

/** JSON Schema (2020-12) of the body of `POST /api/v2/query`, for editors, generators and assistants. */
export function queryJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(documentedQuerySchema, { io: 'input', reused: 'ref' });
  return { $schema, title: 'A query of POST /api/v2/query', ...schema };
}
