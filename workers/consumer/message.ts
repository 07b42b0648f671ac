import { z } from 'zod';
import type { EventMessage, EventRow, OutcomeCount } from '../../core/event.ts';

const UINT64 = z.string().regex(/^\d{1,20}$/);

/**
 * The envelope of a queue message. Only what storing relies on is checked: ingest made and checked the rows, and
 * ClickHouse refuses what is not of its type.
 */
const messageSchema = z.object({
  v: z.literal(1),
  id: UINT64,
  events: z.array(
    z.looseObject({
      site_id: z.number().int().nonnegative(),
      date: z.iso.date(),
      visitor_id: UINT64,
      time: z.number(),
      seq: z.number().int(),
      id: UINT64,
    }),
  ),
  counts: z
    .array(z.looseObject({ site_id: z.number(), minute: z.number(), n: z.number(), id: UINT64 }))
    .optional(),
});

/** The message, or undefined when it is none of ours. */
export function parseMessage(body: unknown): EventMessage | undefined {
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { v, id, events, counts } = parsed.data;
  return {
    v,
    id,
    events: events as unknown as EventRow[],
    counts: counts as unknown as OutcomeCount[] | undefined,
  };
}
