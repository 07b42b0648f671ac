import { z } from 'zod';
import type { Backfilled } from '../backfill.ts';
import type { ListedLetter, Replayed } from '../dead-letters.ts';

/** What became of events. */
export const countersSchema = z.object({
  totals: z.record(z.string(), z.number()),
  balanced: z.boolean(),
  minutes: z.array(
    z.object({
      site: z.string().nullable().meta({ description: 'null: the beacon named no site we know.' }),
      minute: z.iso.datetime(),
      outcome: z.string(),
      n: z.number(),
    }),
  ),
});

/** A page of dead letters. */
export const lettersSchema = z.object({
  letters: z.array(
    z.object({
      key: z.string(),
      bytes: z.int(),
      dead_at: z.iso.datetime(),
    }) satisfies z.ZodType<ListedLetter>,
  ),
  cursor: z.string().nullable(),
});

/** What a replay did. */
export const replaySchema = z.object({
  replayed: z.array(
    z.object({
      ...{ key: z.string(), stored: z.int(), duplicates: z.int() },
      erased: z.int().meta({ description: 'Events of destroyed sites, which were dropped.' }),
    }) satisfies z.ZodType<Replayed>,
  ),
  failed: z.array(z.string()),
  cursor: z.string().nullable(),
});

/** What a slice of backfilling did. */
export const backfilledSchema = z.object({
  mark: z.string(),
  sealed: z.int(),
  left: z.int(),
}) satisfies z.ZodType<Backfilled>;
