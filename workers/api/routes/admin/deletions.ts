import { Hono } from 'hono';
import { z } from 'zod';
import { approveDeletion, findDeletion } from '../../../../db/deletions.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { doneSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { undoDeletion } from '../../deletion/undo-deletion.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const decisionSchema = z.strictObject({
  decision: z.enum(['approve', 'refuse'], 'must be approve or refuse'),
});

const describeDecision = describe({
  operationId: 'decideDeletion',
  tag: 'Admin',
  summary: 'Approve a deletion, or refuse it and give back what was deleted',
  params: { deletion_id: z.string() },
  answer: doneSchema,
  errors: ['not_found', 'too_late', 'domain_taken'],
});

/** Staff's word on deletions that wait for it. */
export const adminDeletions = new Hono<AuthenticatedEnv>().put(
  '/:deletion_id/decision',
  describeDecision,
  requireStaff(),
  jsonBody(decisionSchema),
  async (c) => {
    const services = c.get('services');
    const staffId = signedInUser(c).id;
    const deletion = await findDeletion(services.db, c.req.param('deletion_id'));
    if (!deletion) throw new ApiError('not_found', 'There is no such deletion.');
    const isApproved = c.req.valid('json').decision === 'approve';
    if (!isApproved) await undoDeletion(services, deletion, { state: 'refused', decidedBy: staffId });
    else if (!(await approveDeletion(services.db, deletion.id, { now: services.now(), staffId }))) {
      throw new ApiError('too_late', 'This deletion is approved, over, or has begun to destroy.');
    }
    const { publicId: target, accountId, kind, subject } = deletion;
    const action = isApproved ? 'deletion.approved' : 'deletion.refused';
    await recordAudit(c, { action, target, accountId, actor: staffActor(c), detail: { kind, subject } });
    return c.json({ done: true as const });
  },
);
