import { Hono } from 'hono';
import { z } from 'zod';
import { deletionSchema } from '../../answers/deletion.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requestDeletion } from '../../deletion/request-deletion.ts';
import { requesterOf } from '../../deletion/requester.ts';
import { viewDeletion } from '../../deletion/view-deletion.ts';
import { ApiError } from '../../errors.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const confirmSchema = z.strictObject({ confirm: z.string("repeat the account's name") });

const describeDelete = describe({
  operationId: 'deleteAccount',
  tag: 'Accounts',
  summary: 'Delete an account with all of its sites',
  description: 'For its owners, who can undo it for two days. Takes a sign-in within the hour.',
  params: { account_id: z.string() },
  answer: deletionSchema,
  status: 202,
  errors: ['not_found', 'invalid_request', 'sign_in_again', 'being_deleted'],
});

/** Deletes an account with all of its sites; its owners can undo it for two days. */
export const deleteAccount = new Hono<AuthenticatedEnv>().delete(
  '/:account_id',
  describeDelete,
  requireUser(),
  jsonBody(confirmSchema),
  async (c) => {
    const services = c.get('services');
    assertFresh(c);
    const { accountId, publicId, name } = askedAccount(c);
    if (c.req.valid('json').confirm !== name) {
      throw new ApiError('invalid_request', "confirm: must repeat the account's name.");
    }
    const doomed = { kind: 'account' as const, account: { id: accountId, publicId, name } };
    const deletion = await requestDeletion(services, doomed, requesterOf(c.get('principal')));
    await recordAudit(c, {
      action: 'deletion.requested',
      target: deletion.publicId,
      accountId,
      detail: { kind: 'account', subject: publicId },
    });
    return c.json(await viewDeletion(services.vault, deletion), 202);
  },
);
