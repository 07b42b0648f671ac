import { describe, expect, it } from 'vitest';
import { eventIdHash } from './event-id.ts';
import { givenVisitorId, pastSalt, visitorId } from './visitor.ts';

const VISITOR = { salt: 'ab'.repeat(32), siteId: 1, ip: '203.0.113.9', userAgent: 'Browser/1.0' };

describe('visitorId', () => {
  it('is 64 bits as a decimal string, and always the same for the same visitor', () => {
    const id = visitorId(VISITOR);
    expect(id).toMatch(/^\d{1,20}$/);
    expect(BigInt(id)).toBeLessThan(2n ** 64n);
    expect(visitorId({ ...VISITOR })).toBe(id);
  });

  it('differs by salt, site, address and user agent', () => {
    const others = [
      { ...VISITOR, salt: 'cd'.repeat(32) },
      { ...VISITOR, siteId: 2 },
      { ...VISITOR, ip: '203.0.113.90' },
      { ...VISITOR, userAgent: '0Browser/1.0' },
      // What ends one part must not be able to begin the next.
      { ...VISITOR, ip: '203.0.113.9"', userAgent: ',Browser/1.0' },
    ];
    expect(new Set([VISITOR, ...others].map(visitorId)).size).toBe(6);
  });
});

describe('givenVisitorId', () => {
  it('differs by site and visitor', () => {
    const secret = 'ef'.repeat(32);
    const ids = [
      givenVisitorId({ secret, siteId: 1, visitor: 'anna' }),
      givenVisitorId({ secret, siteId: 2, visitor: 'anna' }),
      givenVisitorId({ secret, siteId: 1, visitor: 'berta' }),
      givenVisitorId({ secret: 'ab'.repeat(32), siteId: 1, visitor: 'anna' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});

describe('pastSalt', () => {
  it('is 64 hex digits that depend on key and date', () => {
    const salt = pastSalt('ab'.repeat(32), '2015-05-17');
    expect(salt).toMatch(/^[0-9a-f]{64}$/);
    expect(pastSalt('ab'.repeat(32), '2015-05-18')).not.toBe(salt);
    expect(pastSalt('cd'.repeat(32), '2015-05-17')).not.toBe(salt);
  });
});

describe('eventIdHash', () => {
  it('differs by site and id and fits into UInt64', () => {
    const ids = [eventIdHash(1, 'a'), eventIdHash(2, 'a'), eventIdHash(1, 'b'), eventIdHash(11, 'a')];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(BigInt(id)).toBeLessThan(2n ** 64n);
  });
});
