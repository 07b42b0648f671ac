import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_ACTORS } from '../../../db/audit-action.ts';

export type { AuditAction, AuditActor } from '../../../db/audit-action.ts';

/** An entry of the audit log as its account sees it; null = not known, or not any more. */
const entrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    action: z.enum(AUDIT_ACTIONS),
    actor: z.object({ kind: z.enum(AUDIT_ACTORS), id: z.string(), name: z.string().nullable() }),
    target: z.object({ kind: z.string(), id: z.string() }),
    site: z.string().nullable().meta({ description: 'Domain.' }),
    device: z.string().nullable(),
    place: z.string().nullable(),
    address: z.string().nullable(),
    request_id: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditView = z.infer<typeof entrySchema>;

/** A page of the audit log. */
export const auditPageSchema = z.object({
  entries: z.array(entrySchema),
  meta: z.object({ before: z.string().nullable(), limit: z.int() }),
});
/** All of it. */
export const auditFileSchema = z.object({ entries: z.array(entrySchema) });
