import { z } from 'zod';
import type { QueryResponse } from '../../../clickhouse/query/answer.ts';
import { METRIC_NAMES } from '../../../core/query/metrics.ts';
import { MONEY_WARNINGS, type Money } from '../../../core/query/money.ts';
import { NAVIGATION_TYPES } from '../../../core/vitals/navigation-types.ts';
import { errorSchema } from '../openapi/error-answers.ts';

const moneySchema = z
  .object({ value: z.number(), currency: z.string(), short: z.string(), long: z.string() })
  .meta({ id: 'Money' }) satisfies z.ZodType<Money>;
const metricsSchema = z.array(z.union([z.number(), moneySchema, z.null()]));
const dimensionsSchema = z.array(z.string());

const rowSchema = z
  .object({
    dimensions: dimensionsSchema,
    metrics: metricsSchema,
    comparison: z
      .object({
        dimensions: dimensionsSchema,
        metrics: metricsSchema,
        change: z.array(z.number().nullable()),
      })
      .nullish(),
  })
  .meta({ id: 'QueryRow' });

const datesSchema = z.object({
  rollup: z.int(),
  sessions: z.int(),
  stale: z.int(),
  open: z.int(),
});

const spanSchema = z.tuple([z.string(), z.string()]);

/** The question with every choice made: posting it again asks for the same. */
export const echoSchema = z
  .looseObject({
    date_range: spanSchema,
    compare: z.looseObject({ date_range: spanSchema }).optional(),
  })
  .meta({
    id: 'Echo',
    description: 'The question with every choice made: posting it again asks for the same.',
  });

/** Dates that a site does not keep any more. */
export const retentionWarningSchema = z.object({ kept_from: z.iso.date(), warning: z.string() });

/** The answer of a query. */
export const queryAnswerSchema = z
  .object({
    results: z.array(rowSchema),
    meta: z.object({
      time_labels: z.array(z.string()).optional(),
      comparison_time_labels: z.array(z.string()).optional(),
      total_rows: z.int().optional(),
      navigations: z.array(z.enum(NAVIGATION_TYPES)).optional(),
      computed: z
        .object({
          dates: datesSchema,
          comparison_dates: datesSchema.optional(),
          cached: z.boolean(),
          statements: z.int().optional(),
          rows_read: z.number().optional(),
          bytes_read: z.number().optional(),
          elapsed_ms: z.number().optional(),
        })
        .optional(),
      retention_warning: retentionWarningSchema.optional(),
      metric_warnings: z
        .partialRecord(
          z.enum(METRIC_NAMES),
          z.object({
            code: z.enum(Object.keys(MONEY_WARNINGS) as (keyof typeof MONEY_WARNINGS)[]),
            warning: z.string(),
          }),
        )
        .optional(),
    }),
    query: echoSchema,
  })
  .meta({ id: 'QueryAnswer' }) satisfies z.ZodType<QueryResponse>;

/** All rows of a query in one JSON file. */
export const fileAnswerSchema = z.object({
  query: echoSchema,
  results: z.array(rowSchema),
  meta: z.object({ total_rows: z.int() }),
});

/** The answers of a batch, each in the place of its query. */
export const batchAnswerSchema = z.object({
  results: z.array(z.union([queryAnswerSchema, errorSchema])),
  meta: z.object({ statements: z.int(), elapsed_ms: z.number() }),
});
