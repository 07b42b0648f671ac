import { describe, expect, it } from 'vitest';
import { isDatacentre } from './datacentre.ts';

describe('isDatacentre', () => {
  it.each([16509, 14061, 24940, 16276, 396982, 8075])('calls AS%i one', (asn) => {
    expect(isDatacentre(asn)).toBe(true);
  });

  it.each([
    ['Deutsche Telekom', 3320],
    ['Comcast', 7922],
    ['Cloudflare, whose relays carry people', 13335],
    ['Akamai, whose relays carry people', 36183],
  ])('takes %s for none', (_, asn) => {
    expect(isDatacentre(asn)).toBe(false);
  });
});
