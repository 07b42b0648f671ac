import { z } from 'zod';
import type { RetentionResponse } from '../../../clickhouse/retention/write-retention.ts';
import { echoSchema, retentionWarningSchema } from './query.ts';

/** Who came back, cohort by cohort. */
export const retentionAnswerSchema = z
  .object({
    cohorts: z.array(
      z.object({
        period: z.string(),
        size: z.int(),
        partial: z.boolean(),
        returned: z.array(
          z.object({
            period: z.string(),
            visitors: z.int(),
            percentage: z.number().nullable(),
            partial: z.boolean(),
          }),
        ),
      }),
    ),
    meta: z.object({
      named_visitors: z.int(),
      anonymous_visitors: z.int(),
      retention_warning: retentionWarningSchema.optional(),
    }),
    query: echoSchema,
  })
  .meta({ id: 'RetentionAnswer' }) satisfies z.ZodType<RetentionResponse>;
