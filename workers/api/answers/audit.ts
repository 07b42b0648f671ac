import { z } from 'zod';
import type { AuditView } from '../audit-view.ts';

const entrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.string(),
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    target: z.object({ kind: z.string(), id: z.string() }),
    site: z.string().nullable(),
    device: z.string().nullable(),
    place: z.string().nullable(),
    address: z.string().nullable(),
    request_id: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' }) satisfies z.ZodType<AuditView>;

/** A page of the audit log. */
export const auditPageSchema = z.object({
  entries: z.array(entrySchema),
  meta: z.object({ before: z.string().nullable(), limit: z.int() }),
});
/** All of it. */
export const auditFileSchema = z.object({ entries: z.array(entrySchema) });
