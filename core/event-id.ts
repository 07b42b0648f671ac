import { hash64 } from './hash64.ts';

/** The stored form of a client's event id, within its site: 64 bits of SHA-256 as a decimal string. */
export function eventIdHash(siteId: number, id: string): string {
  return hash64(siteId, id);
}
