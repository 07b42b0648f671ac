import { z } from 'zod';
import type { LiveView } from '../../../clickhouse/live/read-live.ts';
import { filterSchema } from '../../../core/query/json-schema.ts';

const rows = z.array(z.object({ value: z.string(), visitors: z.int() }));

/** Who is on a site now. */
export const liveAnswerSchema = z
  .object({
    visitors: z.int(),
    minutes: z.array(z.object({ time: z.string(), visitors: z.int(), pageviews: z.int() })),
    pages: rows,
    sources: rows,
    countries: rows,
    devices: rows,
    events: z.array(
      z.object({
        time: z.string(),
        name: z.string(),
        page: z.string(),
        source: z.string(),
        country: z.string(),
        device: z.string(),
        visitor: z.string(),
      }),
    ),
    query: z.object({ site_id: z.string(), filters: z.array(filterSchema) }),
  })
  .meta({ id: 'LiveAnswer' }) satisfies z.ZodType<LiveView>;
