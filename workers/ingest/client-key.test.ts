import { describe, expect, it } from 'vitest';
import { localKey, sharedKey } from './client-key.ts';

describe('localKey', () => {
  it('differs by address and by seed', () => {
    const keys = new Set<number>();
    for (let a = 0; a < 256; a++) {
      for (let b = 0; b < 256; b++) keys.add(localKey(`10.0.${a}.${b}`, 1));
    }
    expect(keys.size).toBe(65_536);
    expect(localKey('10.0.0.1', 1)).not.toBe(localKey('10.0.0.1', 2));
  });
});

describe('sharedKey', () => {
  it('shows nothing of the address and changes with the secret of the day', () => {
    const key = sharedKey('203.0.113.9', 'ab'.repeat(32));
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(sharedKey('203.0.113.9', 'cd'.repeat(32))).not.toBe(key);
  });
});
