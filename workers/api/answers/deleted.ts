import { z } from 'zod';

/** The answer of whatever deletes something. */
export const deletedSchema = z.object({ deleted: z.literal(true) });
