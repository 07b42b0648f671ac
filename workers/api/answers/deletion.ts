import { z } from 'zod';

/** A deletion, and once it is done its receipt; null = not yet. */
export const deletionSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.string(),
    name: z.string().nullable().meta({ description: 'null once it is gone.' }),
    state: z.string(),
    requested_at: z.iso.datetime(),
    undo_until: z.iso.datetime(),
    due_at: z.iso.datetime().meta({ description: 'By then all is destroyed.' }),
    done_at: z.iso.datetime().nullable(),
    needs_approval: z.boolean(),
    receipt: z.record(
      z.string(),
      z.object({
        at: z.iso.datetime(),
        counts: z.record(z.string(), z.number()),
        remark: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Deletion' });
export type DeletionView = z.infer<typeof deletionSchema>;

/** Deletions, newest first. */
export const deletionsSchema = z.object({ deletions: z.array(deletionSchema) });

/** It is back. */
export const undoneSchema = z.object({ undone: z.literal(true), kind: z.string() });
