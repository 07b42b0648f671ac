import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';

describe('localeOf', () => {
  it('is of the region that the browser names for the language', () => {
    expect(localeOf('de', ['en-US', 'de-CH', 'de'])).toBe('de-CH');
    expect(localeOf('en', ['en-GB', 'en-US'])).toBe('en-GB');
  });

  it('is English of the region that is named, where the language has none', () => {
    expect(localeOf('en', ['de', 'de-AT'])).toBe('en-AT');
    expect(localeOf('en', ['fr'])).toBe('en');
  });

  it('is the language alone otherwise', () => {
    expect(localeOf('de', ['en-US'])).toBe('de');
  });
});
