import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

// Crockford's base 32 in lower case: no letter is mistaken for another.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A random name of 100 bits, for ids and keys that people see. */
export function randomName(): string {
  return randomLetters(20);
}

/** A secret of 130 bits that people may have to type. */
export function randomCode(): string {
  return randomLetters(26);
}

function randomLetters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** A secret of 256 bits, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret of 256 bits, hex. */
export function randomHex(): string {
  return randomBytes(32).toString('hex');
}

/** SHA-256 in hex: what is stored of a random token. Not for passwords. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether two secrets are equal, in a time that says nothing about where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
