import { downloadZip } from 'client-zip';
import { Hono } from 'hono';
import { z } from 'zod';
import { recordUserAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { ownFiles } from '../../own-data/own-files.ts';

const describeExport = describe({
  operationId: 'exportMe',
  tag: 'Accounts',
  summary: 'All that is known of the signed-in user, as a zip of JSON and CSV files',
  answer: { 'application/zip': z.string() },
});

/** Writes the files as fast as they are taken; no more than one is held. */
export const exportMe = new Hono<AuthenticatedEnv>().get(
  '/export',
  describeExport,
  requireUser(),
  limit({
    name: 'export-me',
    key: 'user',
    rate: '5/h',
    sentence: 'You can take your data five times an hour.',
  }),
  async (c) => {
    const user = signedInUser(c);
    await recordUserAudit(c, user.id, { action: 'user.exported' });
    const { body } = downloadZip(ownFiles(c.get('services'), user));
    return c.body(body ?? '', 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="pharos-my-data.zip"',
    });
  },
);
