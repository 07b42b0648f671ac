import { z } from 'zod';
import { STRETCH_KINDS } from '../../../core/marks/stretch.ts';

/** What is missing from a site's chart. */
export const marksSchema = z
  .object({
    marks: z.array(
      z.object({
        kind: z.enum(STRETCH_KINDS),
        from: z.string().meta({ description: 'ISO 8601.' }),
        to: z.string().meta({ description: 'ISO 8601: the first instant after it.' }),
        events: z
          .int()
          .nullable()
          .meta({ description: 'Events missing for this reason; null where nobody knows, or may not.' }),
      }),
    ),
  })
  .meta({ id: 'Marks' });
