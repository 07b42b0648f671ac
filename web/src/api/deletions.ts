import type { DeletionView } from '../../../workers/api/answers/deletion.ts';
import { request } from './client.ts';

export type Deletion = DeletionView;

/** What goes with the reader if she deletes herself, and what stays. */
export interface DeletionPreview {
  goes: { id: string; name: string; sites: string[]; others: number }[];
  stays: { id: string; name: string }[];
  guest_sites: number;
}

/** Gives back what was deleted, by the token of the e-mail about it. */
export function undoDeletion(token: string): Promise<unknown> {
  return request('/api/deletions/undo', { body: { token } });
}

/** What was deleted of the reader's accounts and can be undone still, newest first. */
export async function getUndoable(signal?: AbortSignal): Promise<Deletion[]> {
  const { deletions } = await request<{ deletions: Deletion[] }>('/api/deletions', { signal });
  return deletions.filter(({ state }) => state === 'waiting');
}

/** Gives back what was deleted of an account that the reader looks after. */
export function undoOwnDeletion(id: string): Promise<unknown> {
  return request(`/api/deletions/${id}/undo`, { body: {} });
}

export function deleteAccount(account: string, confirm: string): Promise<Deletion> {
  return request(`/api/accounts/${account}`, { method: 'DELETE', body: { confirm } });
}

export function previewDeleteMe(signal?: AbortSignal): Promise<DeletionPreview> {
  return request('/api/me/deletion', { signal });
}

/** Deletes the reader, and these accounts with her; ends her sessions. */
export function deleteMe(confirm: string, accounts: string[]): Promise<Deletion> {
  return request('/api/me', { method: 'DELETE', body: { confirm, accounts } });
}
