import { expect, it } from 'vitest';
import { searchForSection, searchWithoutFilters, searchWithPeriod } from './keys.ts';

it('changes the period of an address and nothing else', () => {
  const search = '?period=custom&from=2026-01-01&to=2026-01-02&interval=hour&filter=is:page:/a&step=page:/b';
  expect(searchWithPeriod(search, '7d')).toBe('?period=7d&filter=is:page:/a&step=page:/b');
});

it('takes all filters out of an address, wherever they stand', () => {
  const search = '?period=7d&filter=is:page:/a&any1=is:page:/b&has_done=is:goal:A&step=page:/b';
  expect(searchWithoutFilters(search)).toBe('?period=7d&step=page:/b');
  expect(searchWithoutFilters('?filter=is:page:/a')).toBe('');
});

it('takes the time and the filters to another section', () => {
  expect(searchForSection('?period=7d&metric=visits&detail=page&filter=is:page:/a')).toBe(
    '?period=7d&filter=is:page:/a',
  );
});
