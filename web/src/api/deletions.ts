import { request } from './client.ts';

/** Gives back what was deleted, by the token of the e-mail about it. */
export function undoDeletion(token: string): Promise<unknown> {
  return request('/api/deletions/undo', { body: { token } });
}
