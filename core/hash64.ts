import { createHash } from 'node:crypto';

/** First 64 bits of SHA-256 over the parts, as a decimal string (ClickHouse UInt64). Parts cannot run into each other. */
export function hash64(...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  return digest.readBigUInt64BE(0).toString();
}
