import { z } from 'zod';
import { DROP_REASONS } from '../../../core/event.ts';

/** What became of sent events. */
export const eventsAnswerSchema = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(
    z.object({ index: z.int(), reason: z.enum(DROP_REASONS), message: z.string().optional() }),
  ),
});
