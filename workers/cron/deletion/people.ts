import { deleteUser } from '../../../db/deleted-sites.ts';
import { deleteMailsTo, listMailsTo } from '../../../db/emails.ts';
import { openRemembered } from '../../../db/remembered.ts';
import { readUserKeyId } from '../../../db/users.ts';
import { recipientHashes } from '../../../emails/send-mail.ts';
import { NOTHING, type Step } from './target.ts';

/** Forgets which e-mails were sent to a user, and those that still wait. */
export const eraseMails: Step = async ({ db, vault, waitingMails }, { deletion }) => {
  if (deletion.kind !== 'user') return NOTHING;
  const remembered = await openRemembered(vault, deletion);
  if (!remembered) return NOTHING;
  const recipient = recipientHashes({ vault }, remembered.name);
  for (const { dedupeHash } of await listMailsTo(db, recipient)) await waitingMails.delete(dedupeHash);
  return { counts: { mails: await deleteMailsTo(db, recipient) } };
};

/** Destroys a user's key, and with it whatever any store, log or backup still has of who she was. */
export const destroyKeys: Step = async ({ db, vault }, { deletion }) => {
  if (deletion.kind !== 'user') return NOTHING;
  const keyId = await readUserKeyId(db, deletion.subjectId);
  if (keyId === undefined) return { counts: { keys: 1 } };
  await vault.keys.destroy(keyId);
  // Last: the row says which key it was.
  await deleteUser(db, deletion.subjectId);
  return { counts: { keys: 1 } };
};
