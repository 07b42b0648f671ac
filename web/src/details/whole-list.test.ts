import { describe, expect, it } from 'vitest';
import { arrange } from './whole-list.ts';

const row = (name: string, ...metrics: (number | null)[]) => ({ dimensions: [name], metrics });
const rows = [row('DE', 3, 50), row('AT', 3, null), row('US', 9, 20), row('', 1, 70)];
const list = { dimension: 'country', measures: ['visitors', 'bounce_rate'] } as const;
const names = (sort: readonly ['visitors' | 'bounce_rate' | 'name', 'asc' | 'desc'], search = '') =>
  arrange(rows, { ...list, sort, search }).map(({ dimensions }) => dimensions[0]);

describe('arrange', () => {
  it('sorts by a number, equal ones by their value', () => {
    expect(names(['visitors', 'desc'])).toEqual(['US', 'AT', 'DE', '']);
    expect(names(['visitors', 'asc'])).toEqual(['', 'AT', 'DE', 'US']);
  });

  it('puts what has no number last, either way', () => {
    expect(names(['bounce_rate', 'desc'])).toEqual(['', 'DE', 'US', 'AT']);
    expect(names(['bounce_rate', 'asc'])).toEqual(['US', 'DE', '', 'AT']);
  });

  it('sorts and finds by the names that are read, and finds by the codes', () => {
    expect(names(['name', 'asc'])).toEqual(['', 'AT', 'DE', 'US']);
    expect(names(['name', 'asc'], 'GERMAN')).toEqual(['DE']);
    expect(names(['name', 'desc'], 'de')).toEqual(['DE']);
  });
});
