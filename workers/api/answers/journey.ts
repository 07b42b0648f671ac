import { z } from 'zod';
import { echoSchema } from './query.ts';

const page = z.string().nullable().meta({ description: 'null: all pages that are not named.' });

/** The answer of a journey. */
export const journeyAnswerSchema = z
  .object({
    results: z.array(
      z.object({
        level: z.int(),
        nodes: z.array(
          z.object({
            page,
            pages: z.int(),
            visits: z.int(),
            visitors: z.int(),
            ended: z.int(),
            went_on: z.int(),
            expanded: z.boolean(),
          }),
        ),
      }),
    ),
    links: z.array(z.object({ level: z.int(), from: page, to: page, visits: z.int() })),
    paths: z
      .array(z.object({ pages: z.array(z.string()), visits: z.int(), visitors: z.int(), ended: z.boolean() }))
      .optional(),
    meta: z.object({ visits: z.int(), visitors: z.int() }),
    query: echoSchema,
  })
  .meta({ id: 'JourneyAnswer' });
