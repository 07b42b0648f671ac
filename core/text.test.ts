import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoise } from './memo.ts';
import { cleanText, cutBytes, utf8Bytes } from './text.ts';

describe('cleanText', () => {
  it('removes NUL and replaces lone surrogates, and leaves the rest alone', () => {
    expect(cleanText('a\0b\ud83d\ude00\ud83d')).toBe('ab\ud83d\ude00\ufffd');
  });
});

describe('cutBytes', () => {
  it('gives the longest beginning of whole characters that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, maxBytes) => {
        const whole = text.toWellFormed();
        const cut = cutBytes(whole, maxBytes);
        expect(whole.startsWith(cut)).toBe(true);
        expect(utf8Bytes(cut)).toBeLessThanOrEqual(maxBytes);
        const next = [...whole][[...cut].length];
        if (next !== undefined) expect(utf8Bytes(cut + next)).toBeGreaterThan(maxBytes);
      }),
    );
  });
});

describe('memoise', () => {
  it('computes once per key and forgets the oldest at its limit', () => {
    const computed: string[] = [];
    const once = memoise((key) => {
      computed.push(key);
      return { key };
    }, 2);
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) expect(once(key)).toEqual({ key });
    expect(computed).toEqual(['a', 'b', 'c', 'a']);
  });
});
