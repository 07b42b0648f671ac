import { createHash } from 'node:crypto';

const HOUR_MS = 3_600_000;

/** What Umami's tracker gets back and sends along again; nothing here ever reads it. */
export interface UmamiToken {
  cache: string;
  sessionId: string;
  visitId: string;
}

/** Ids in the form its clients expect, the same for a visitor's date and hour, from which our own cannot be told. */
export function umamiToken(visitorId: string, now: number): UmamiToken {
  const sessionId = uuidOf(`session ${visitorId}`);
  const visitId = uuidOf(`visit ${visitorId} ${Math.floor(now / HOUR_MS)}`);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sessionId, visitId, iat: Math.floor(now / 1000) };
  return { cache: `${part({ alg: 'none' })}.${part(claims)}.`, sessionId, visitId };
}

/** A UUID of version 8 (RFC 9562: of the maker's own kind) from the hash of a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
