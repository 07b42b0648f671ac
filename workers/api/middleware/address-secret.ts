import type { Context } from 'hono';
import { saltKey } from '../../../core/salt-dates.ts';

const remembered: { key: string; salt: string } = { key: '', salt: '' };

/**
 * What addresses are hashed with: a secret that is destroyed soon, since a bare hash of an IP address is found out by
 * trying them all. Its change at midnight (UTC) forgives at most one window.
 */
export async function addressSecret(c: Context): Promise<string> {
  const { salts, now } = c.get('services');
  const key = saltKey(new Date(now()).toISOString().slice(0, 10));
  if (remembered.key !== key) {
    const salt: string | null = await salts.get(key);
    if (salt === null) return '';
    Object.assign(remembered, { key, salt });
  }
  return remembered.salt;
}
