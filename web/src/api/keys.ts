import { call } from './client.ts';
import type { AnswerOf, BodyOf, Schema } from './operation.ts';

export type ApiKey = Schema<'ApiKey'>;
export type MadeKey = AnswerOf<'post', '/api/keys'>;
export type Scope = ApiKey['scopes'][number];
export type NewKey = BodyOf<'post', '/api/keys'>;

/** The keys of the accounts that the reader looks after. */
export async function getKeys(signal?: AbortSignal): Promise<ApiKey[]> {
  return (await call('get', '/api/keys', { signal })).keys;
}

/** Makes a key, which is told this once. */
export function createKey(key: NewKey): Promise<MadeKey> {
  return call('post', '/api/keys', { body: key });
}

/** Makes another key of the same kind; the old one works `overlapHours` more. */
export function rotateKey(id: string, overlapHours: number): Promise<MadeKey> {
  return call('post', '/api/keys/{key_id}/rotate', {
    path: { key_id: id },
    body: { overlap_hours: overlapHours },
  });
}

export function deleteKey(id: string) {
  return call('delete', '/api/keys/{key_id}', { path: { key_id: id } });
}
