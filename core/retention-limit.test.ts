import { describe, expect, it } from 'vitest';
import { parseQuery } from './query/parse-query.ts';
import { resolveQuery } from './query/resolve-query.ts';
import { keptFrom } from './retention-limit.ts';

const at = (iso: string) => Date.parse(iso);

describe('keptFrom', () => {
  it.each([
    [null, 'UTC', '2026-03-31T23:00:00Z', undefined],
    [1, 'UTC', '2026-03-31T23:00:00Z', '2026-02-01'],
    // In Berlin it is April already.
    [1, 'Europe/Berlin', '2026-03-31T23:00:00Z', '2026-03-01'],
    [14, 'UTC', '2026-03-31T23:00:00Z', '2025-01-01'],
  ])('of %j months in %s at %s is %s', (months, zone, now, date) => {
    expect(keptFrom(months, zone, at(now))).toBe(date);
  });
});

describe('a query of a site that keeps two months', () => {
  const asked = (date_range: unknown, compare?: object) => {
    const parsed = parseQuery({
      site_id: 'a',
      metrics: ['visitors'],
      date_range,
      ...(compare && { compare }),
    });
    if (!parsed.ok) throw new Error(parsed.error.message);
    const site = { domain: 'a', timezone: 'UTC', retentionMonths: 2 };
    return resolveQuery(parsed.value, site, at('2026-03-15T12:00:00Z')).keptFrom;
  };

  it('knows when it reaches back beyond them', () => {
    expect(asked(['2025-12-31', '2026-02-01'])).toBe('2026-01-01');
    expect(asked(['2026-01-01', '2026-02-01'])).toBeUndefined();
  });

  it('also when only what it is compared with does', () => {
    expect(asked(['2026-02-01', '2026-02-28'], { mode: 'year_over_year' })).toBe('2026-01-01');
  });
});
