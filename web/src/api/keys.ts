import type { KeyView } from '../../../workers/api/answers/keys.ts';
import { request } from './client.ts';

export type ApiKey = KeyView;
export type MadeKey = KeyView & { key: string };
export type Scope = KeyView['scopes'][number];

export interface NewKey {
  name: string;
  scopes: Scope[];
  account?: string;
  site?: string;
  rate_per_minute?: number;
  expires_at?: string;
}

const API = '/api/keys';

/** The keys of the accounts that the reader looks after. */
export async function getKeys(signal?: AbortSignal): Promise<ApiKey[]> {
  return (await request<{ keys: ApiKey[] }>(API, { signal })).keys;
}

/** Makes a key, which is told this once. */
export function createKey(key: NewKey): Promise<MadeKey> {
  return request(API, { body: key });
}

/** Makes another key of the same kind; the old one works `overlapHours` more. */
export function rotateKey(id: string, overlapHours: number): Promise<MadeKey> {
  return request(`${API}/${id}/rotate`, { body: { overlap_hours: overlapHours } });
}

export function deleteKey(id: string): Promise<unknown> {
  return request(`${API}/${id}`, { method: 'DELETE' });
}
