import { createHmac } from 'node:crypto';

/**
 * A hash of a text under a seed, for maps that live no longer than the isolate. It keeps addresses out of memory at a
 * hundredth of a HMAC's cost; what leaves the isolate goes through `sharedKey`.
 */
export function localKey(text: string, seed: number): number {
  // Two 32-bit FNV-like lanes with different multipliers, mixed at the end: 53 bits.
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** The name under which all isolates count a client on one day; `secret` (hex) is the day's. */
export function sharedKey(ip: string, secret: string): string {
  return createHmac('sha256', secret).update(ip).digest('hex').slice(0, 32);
}
