import { createHmac } from 'node:crypto';

/**
 * The id of a visitor on a site's local calendar date: 64 bits as a decimal string. `salt` is the date's, 64 hex digits;
 * once it is destroyed nobody can tell which address an id came from.
 */
export function visitorId(of: { salt: string; siteId: number; ip: string; userAgent: string }): string {
  return keyedHash(of.salt, JSON.stringify([of.siteId, of.ip, of.userAgent]));
}

/** The id of a visitor whom the site owner named: the same on every date. `secret` is the site's, hex. */
export function givenVisitorId(of: { secret: string; siteId: number; visitor: string }): string {
  return keyedHash(of.secret, JSON.stringify([of.siteId, of.visitor]));
}

/**
 * A short name by which the events of a visitor on one date belong together: nobody without the site's secret (hex) can
 * tell whose it is, or that two dates' names are one visitor's.
 */
export function visitorAlias(of: { secret: string; date: string; visitorId: string }): string {
  return hmac(of.secret, JSON.stringify(['alias', of.date, of.visitorId]))
    .toString('hex')
    .slice(0, 8);
}

/** The salt of a past date, 64 hex digits, from the key of the day it was first used on (hex) and the date. */
export function pastSalt(pastKey: string, date: string): string {
  return hmac(pastKey, date).toString('hex');
}

function keyedHash(key: string, text: string): string {
  return hmac(key, text).readBigUInt64BE(0).toString();
}

/** The key is the text of the hex digits: just the block of SHA-256, and nothing to decode for every event. */
function hmac(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
