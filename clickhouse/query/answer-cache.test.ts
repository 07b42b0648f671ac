import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../core/query/parse-query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { answerKey, mayChange } from './answer-cache.ts';
import { compile } from './compile.ts';

const SITE = { siteId: 1, domain: 'example.com', timezone: 'UTC' };
const NOW = Date.parse('2026-02-01T00:00:00Z');

interface Asked {
  body?: object;
  site?: typeof SITE & { retentionMonths?: number };
  gen?: string;
  now?: number;
}

function key({ body = {}, site = SITE, gen = '5', now = NOW }: Asked): string {
  const parsed = parseQuery({
    site_id: 'example.com',
    metrics: ['visits'],
    date_range: ['2026-01-01', '2026-01-01'],
    ...body,
  });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const query = resolveQuery(parsed.value, site, now);
  const generations = { sealed: [{ date: '2026-01-01', gen, rolled: true }], stale: [] };
  return answerKey({ site, query }, [compile({ siteId: site.siteId, query, generations })]);
}

describe('answerKey', () => {
  it('is the same for the same, whenever it is asked', () => {
    expect(key({ now: NOW + 1 })).toBe(key({}));
    expect(key({ body: { date_range: '31d' } })).not.toBe(key({}));
  });

  it.each<Asked>([
    { gen: '6' },
    { site: { ...SITE, siteId: 2 } },
    { site: { ...SITE, domain: 'example.org' } },
    { site: { ...SITE, timezone: 'Europe/Berlin' } },
    { site: { ...SITE, retentionMonths: 0 } },
    { body: { metrics: ['visitors'] } },
    { body: { filters: [['is', 'event:page', ['/']]] } },
    { body: { pagination: { limit: 5 } } },
    { body: { include: { total_rows: true } } },
    { body: { compare: { mode: 'year_over_year' } } },
  ])('is another one with %j', (asked) => {
    expect(key(asked)).not.toBe(key({}));
  });
});

describe('mayChange', () => {
  const change = (body: object, now: string, warnings = {}) => {
    const asked = {
      site_id: 'example.com',
      metrics: ['total_revenue'],
      date_range: ['2026-01-01', '2026-01-10'],
    };
    const parsed = parseQuery({ ...asked, ...body });
    if (!parsed.ok) throw new Error(parsed.error.message);
    const query = resolveQuery(parsed.value, SITE, Date.parse(now));
    return mayChange({ results: [], meta: { metric_warnings: warnings }, query: {} }, query, Date.parse(now));
  };

  it('holds for amounts until the rates of their dates are published, whatever was carried forward', () => {
    expect(change({}, '2026-01-17T12:00:00Z')).toBe(true);
    expect(change({}, '2026-01-18T12:00:00Z')).toBe(false);
    expect(change({ metrics: ['visitors'] }, '2026-01-11T12:00:00Z')).toBe(false);
  });

  it('holds for amounts without a rate', () => {
    const warnings = { total_revenue: { code: 'no_rate', warning: '' } };
    expect(change({}, '2026-03-01T12:00:00Z', warnings)).toBe(true);
  });
});
