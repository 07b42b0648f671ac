import { z } from 'zod';
import { echoSchema } from './query.ts';

const rate = z.number().nullable();

/** The answer of a funnel. */
export const funnelAnswerSchema = z
  .object({
    results: z.array(
      z.object({
        label: z.string(),
        visitors: z.int(),
        conversion_rate: rate,
        step_conversion_rate: rate,
        drop_off: z.int().nullable(),
        drop_off_rate: rate,
        median_seconds: z.number().nullable(),
        p90_seconds: z.number().nullable(),
      }),
    ),
    breakdown: z
      .array(z.object({ value: z.string(), visitors: z.array(z.int()), conversion_rate: rate }))
      .optional(),
    meta: z.object({
      visitors: z.int(),
      counted: z.enum(['visit', 'given_ids']),
      visitors_without_id: z.int().optional(),
      total_rows: z.int().optional(),
    }),
    query: echoSchema,
  })
  .meta({ id: 'FunnelAnswer' });
