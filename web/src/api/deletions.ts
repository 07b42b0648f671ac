import { call } from './client.ts';
import type { AnswerOf, Schema } from './operation.ts';

export type Deletion = Schema<'Deletion'>;

/** What goes with the reader if she deletes herself, and what stays. */
export type DeletionPreview = AnswerOf<'get', '/api/me/deletion'>;

/** Gives back what was deleted, by the token of the e-mail about it. */
export function undoDeletion(token: string) {
  return call('post', '/api/deletions/undo', { body: { token } });
}

/** What was deleted of the reader's accounts and can be undone still, newest first. */
export async function getUndoable(signal?: AbortSignal): Promise<Deletion[]> {
  const { deletions } = await call('get', '/api/deletions', { signal });
  return deletions.filter(({ state }) => state === 'waiting');
}

/** Gives back what was deleted of an account that the reader looks after. */
export function undoOwnDeletion(id: string) {
  return call('post', '/api/deletions/{deletion_id}/undo', { path: { deletion_id: id } });
}

export function deleteAccount(account: string, confirm: string): Promise<Deletion> {
  return call('delete', '/api/accounts/{account_id}', { path: { account_id: account }, body: { confirm } });
}

export function previewDeleteMe(signal?: AbortSignal): Promise<DeletionPreview> {
  return call('get', '/api/me/deletion', { signal });
}

/** Deletes the reader, and these accounts with her; ends her sessions. */
export function deleteMe(confirm: string, accounts: string[]): Promise<Deletion> {
  return call('delete', '/api/me', { body: { confirm, accounts } });
}
