import { Hono } from 'hono';
import { z } from 'zod';
import { listSoleOwned } from '../../../../db/owners.ts';
import { deletionSchema } from '../../answers/deletion.ts';
import { recordUserAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requestDeletion } from '../../deletion/request-deletion.ts';
import { requesterOf } from '../../deletion/requester.ts';
import { viewDeletion } from '../../deletion/view-deletion.ts';
import { ApiError } from '../../errors.ts';
import { assertFresh } from '../../identity/prove-owner.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const bodySchema = z.strictObject({
  confirm: z.string('repeat your e-mail address').trim().toLowerCase(),
  /** Accounts without another owner, which go as well. */
  accounts: z.array(z.string()).max(100).default([]),
});

const describeDelete = describe({
  operationId: 'deleteMe',
  tag: 'Accounts',
  summary: 'Delete the signed-in user',
  description: 'The link of the e-mail about it undoes that for two days. Takes a sign-in within the hour.',
  answer: deletionSchema,
  status: 202,
  errors: ['invalid_request', 'sign_in_again', 'only_owner', 'being_deleted'],
});

/** Deletes the signed-in user and signs her out; the link of the e-mail undoes it for two days. */
export const deleteMe = new Hono<AuthenticatedEnv>().delete(
  '/',
  describeDelete,
  requireUser(),
  jsonBody(bodySchema),
  async (c) => {
    const services = c.get('services');
    assertFresh(c);
    const { id, email } = signedInUser(c);
    const { confirm, accounts } = c.req.valid('json');
    if (confirm !== email) throw new ApiError('invalid_request', 'confirm: must repeat your e-mail address.');
    const owned = await listSoleOwned(services.db, id);
    const left = owned.filter(({ publicId }) => !accounts.includes(publicId));
    if (left.length > 0) {
      const names = left.map(({ name, publicId }) => `${name} (${publicId})`).join(', ');
      throw new ApiError(
        'only_owner',
        `Nobody else owns ${names}. Make somebody else an owner, or name them in accounts to delete them as well.`,
      );
    }
    const requester = requesterOf(c.get('principal'));
    for (const account of owned) await requestDeletion(services, { kind: 'account', account }, requester);
    // While she still belongs somewhere.
    await recordUserAudit(c, id, { action: 'user.deleted' });
    const deletion = await requestDeletion(services, { kind: 'user', user: { id, email } }, requester);
    return c.json(await viewDeletion(services.vault, deletion), 202);
  },
);
