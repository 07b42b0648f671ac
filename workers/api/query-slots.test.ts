import { describe, expect, it } from 'vitest';
import { createQuerySlots } from './query-slots.ts';

describe('createQuerySlots', () => {
  it('gives as many as the limit, to each name its own, and again what came back', () => {
    const slots = createQuerySlots();
    const first = slots.take('a', 2, 0, 100);
    expect(slots.take('a', 2, 0, 100)).toBeDefined();
    expect(slots.take('a', 2, 0, 100)).toBeUndefined();
    expect(slots.take('b', 2, 0, 100)).toBeDefined();
    first?.();
    first?.();
    expect(slots.take('a', 2, 0, 100)).toBeDefined();
    expect(slots.take('a', 2, 0, 100)).toBeUndefined();
  });

  it('takes back what nobody gave back in time', () => {
    const slots = createQuerySlots();
    slots.take('a', 1, 0, 100);
    expect(slots.take('a', 1, 99, 200)).toBeUndefined();
    expect(slots.take('a', 1, 100, 200)).toBeDefined();
  });
});
