import { scrypt as real } from 'node:crypto';

export * from 'node:crypto';

/** How often a password was hashed in this isolate. */
export const hashes = { count: 0 };

/** node:crypto's, counted. */
export function scrypt(...args: Parameters<typeof real>): void {
  hashes.count += 1;
  real(...args);
}
