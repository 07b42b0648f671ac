import { Hono } from 'hono';
import { z } from 'zod';
import { type Deletion, findDeletion, findDeletionByToken, listDeletions } from '../../../db/deletions.ts';
import { listAdministered } from '../../../db/owners.ts';
import { deletionsSchema, undoneSchema } from '../answers/deletion.ts';
import { type Done, recordAudit } from '../audit.ts';
import type { ApiEnv, AuthenticatedEnv } from '../context.ts';
import { undoDeletion } from '../deletion/undo-deletion.ts';
import { viewDeletion } from '../deletion/view-deletion.ts';
import { ApiError } from '../errors.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { limit } from '../middleware/limit.ts';
import { sameOrigin } from '../middleware/same-origin.ts';
import { describe } from '../openapi/describe.ts';
import { hashToken } from '../tokens.ts';

const tokenSchema = z.strictObject({ token: z.string('comes with the e-mail').min(20).max(200) });

const describeList = describe({
  operationId: 'listDeletions',
  tag: 'Accounts',
  summary: 'What is being deleted, or was, of the accounts the user owns or administers',
  answer: deletionsSchema,
});

const list = new Hono<AuthenticatedEnv>().get('/', describeList, requireUser(), async (c) => {
  const { db, vault } = c.get('services');
  const user = signedInUser(c);
  const found = await listDeletions(db, { accountIds: await listAdministered(db, user.id), userId: user.id });
  return c.json({ deletions: await Promise.all(found.map((each) => viewDeletion(vault, each))) });
});

const describeUndoByMail = describe({
  operationId: 'undoDeletionByMail',
  tag: 'Accounts',
  summary: 'Undo a deletion by the token of the e-mail about it',
  answer: undoneSchema,
  errors: ['not_found', 'too_late', 'domain_taken'],
});

const undoByMail = new Hono<ApiEnv>().post(
  '/undo',
  describeUndoByMail,
  sameOrigin(),
  limit({ name: 'undo-deletion', key: 'ip', rate: '30/h' }),
  jsonBody(tokenSchema),
  async (c) => {
    const services = c.get('services');
    const deletion = await findDeletionByToken(services.db, hashToken(c.req.valid('json').token));
    if (!deletion) throw noDeletion();
    await undoDeletion(services, deletion);
    await recordAudit(c, { ...undone(deletion), actor: { kind: 'system', id: 'e-mail' } });
    return c.json({ undone: true, kind: deletion.kind });
  },
);

const describeUndo = describe({
  operationId: 'undoDeletion',
  tag: 'Accounts',
  summary: 'Undo a deletion',
  params: { deletion_id: z.string() },
  answer: undoneSchema,
  errors: ['not_found', 'too_late', 'domain_taken'],
});

const undo = new Hono<AuthenticatedEnv>().post(
  '/:deletion_id/undo',
  describeUndo,
  requireUser(),
  async (c) => {
    const services = c.get('services');
    const deletion = await findDeletion(services.db, c.req.param('deletion_id'));
    const accountIds = await listAdministered(services.db, signedInUser(c).id);
    if (!deletion || !accountIds.includes(deletion.accountId ?? 0)) throw noDeletion();
    await undoDeletion(services, deletion);
    await recordAudit(c, undone(deletion));
    return c.json({ undone: true, kind: deletion.kind });
  },
);

function undone({ kind, accountId, publicId, subject }: Deletion): Done {
  return { action: 'deletion.undone', target: publicId, accountId, detail: { kind, subject } };
}

function noDeletion(): ApiError {
  return new ApiError('not_found', 'There is no such deletion, or it is over.');
}

/** What is being deleted, and how to get it back. */
export const deletions = new Hono<AuthenticatedEnv>()
  .route('/', list)
  .route('/', undoByMail)
  .route('/', undo);
