import { type ApiKey, createApiKey } from '../../../db/api-keys.ts';
import type { Services } from '../services.ts';
import { hashToken, randomToken } from '../tokens.ts';

/** What is recorded of a key beside the key itself. */
export type KeySettings = Pick<ApiKey, 'name' | 'scopes'> &
  Partial<Pick<ApiKey, 'accountId' | 'siteId' | 'ratePerMinute' | 'createdBy' | 'expiresAt'>>;

/** Makes a key. It is told here and never again: only its hash is kept. */
export async function newKey(
  { db, now }: Services,
  settings: KeySettings,
): Promise<{ key: string; record: ApiKey }> {
  const key = `pharos_${randomToken()}`;
  const record = await createApiKey(db, {
    ...settings,
    prefix: key.slice(0, 12),
    keyHash: hashToken(key),
    scopes: [...new Set(settings.scopes)],
    createdAt: now(),
  });
  return { key, record };
}
