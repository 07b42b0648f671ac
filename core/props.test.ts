import { describe, expect, it } from 'vitest';
import { parseProps } from './props.ts';
import { utf8Bytes } from './text.ts';

const propsOf = (value: unknown) => {
  const result = parseProps(value);
  return 'props' in result ? result.props : result.problem;
};

describe('parseProps', () => {
  it('casts values to text and leaves out lists, objects, null and what says nothing', () => {
    const value = {
      a: 'x',
      b: 12,
      c: true,
      d: 0,
      e: [1],
      f: { g: 1 },
      h: null,
      i: '',
      '': 'x',
      j: undefined,
    };
    expect(propsOf(value)).toEqual({ a: 'x', b: '12', c: 'true', d: '0' });
  });

  it('keeps the first thirty', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`key${i}`, i === 3 ? null : i]));
    const kept = Object.keys(propsOf(many));
    expect(kept).toHaveLength(30);
    expect(kept.at(-1)).toBe('key30');
  });

  it('cuts values at 2000 bytes, between characters', () => {
    const { a } = propsOf({ a: 'é'.repeat(1500) }) as Record<string, string>;
    expect(utf8Bytes(a ?? '')).toBe(2000);
    expect(propsOf({ a: `x${'é'.repeat(1500)}` })).toEqual({ a: `x${'é'.repeat(999)}` });
  });

  it('refuses keys over 300 bytes and what is no object', () => {
    expect(propsOf({ ['é'.repeat(150)]: 1 })).toEqual({ ['é'.repeat(150)]: '1' });
    expect(propsOf({ [`${'é'.repeat(150)}x`]: 1 })).toContain('300 bytes');
    expect(propsOf([1])).toContain('object');
    expect(propsOf(undefined)).toEqual({});
  });

  it('treats the names of prototypes like any other', () => {
    const props = propsOf(JSON.parse('{"__proto__":"a","constructor":"b"}')) as Record<string, string>;
    expect(Object.entries(props)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});
