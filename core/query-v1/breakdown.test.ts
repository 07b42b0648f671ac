import { describe, expect, it } from 'vitest';
import { parseBreakdown, writeBreakdown } from './breakdown.ts';

const SITE = { domain: 'example.com', timezone: 'Europe/Berlin' };
const NOW = Date.parse('2026-01-15T23:30:00Z');

const parse = (params: Parameters<typeof parseBreakdown>[0]) => parseBreakdown(params, SITE, NOW);

describe('parseBreakdown', () => {
  it('asks for a page of the property, best first, on days of the site', () => {
    const params = {
      property: 'visit:source',
      metrics: 'visits,visitors',
      limit: '50',
      page: '3',
      period: 'day',
    };
    expect(parse(params)).toMatchObject({
      ok: true,
      value: {
        keys: ['source'],
        query: {
          metrics: ['visits', 'visitors'],
          range: { kind: 'dates', from: '2026-01-16', to: '2026-01-16' },
          dimensions: ['visit:source'],
          orderBy: [['visits', 'desc']],
          filters: [],
          pagination: { limit: 50, offset: 100 },
        },
      },
    });
  });

  it('asks for a hundred rows and visitors unless told otherwise', () => {
    expect(parse({ property: 'event:page' })).toMatchObject({
      value: { query: { metrics: ['visitors'], pagination: { limit: 100, offset: 0 } } },
    });
  });

  it('leaves out rows without a campaign or place', () => {
    const filters = [{ operator: 'is_not', dimension: 'visit:utm_source', clauses: [''] }];
    expect(parse({ property: 'visit:utm_source' })).toMatchObject({ value: { query: { filters } } });
  });

  it('names the browser beside its version', () => {
    expect(parse({ property: 'visit:browser_version' })).toMatchObject({
      value: { keys: ['browser', 'browser_version'] },
    });
  });

  it.each([
    [{}, 'invalid_dimensions', 'property is missing'],
    [{ property: 'page' }, 'invalid_dimensions', 'property is "page"'],
    [{ property: 'time:day' }, 'invalid_dimensions', 'property is "time:day"'],
    [{ property: 'event:page', limit: '1001' }, 'invalid_pagination', 'from 1 to 1000'],
    [{ property: 'event:page', limit: '0' }, 'invalid_pagination', 'limit is "0"'],
    [{ property: 'event:page', page: '1.5' }, 'invalid_pagination', 'page is "1.5"'],
    [{ property: 'event:page', metrics: 'luck' }, 'invalid_metrics', 'metrics holds "luck"'],
    [{ property: 'event:page', metrics: 'visits,visits' }, 'invalid_metrics', 'twice'],
    [{ property: 'event:name', metrics: 'bounce_rate' }, 'query_conflict', 'bounce_rate'],
  ])('refuses %j in a sentence', (params, code, part) => {
    expect(parse(params)).toMatchObject({
      ok: false,
      error: { code, message: expect.stringContaining(part) },
    });
  });
});

describe('writeBreakdown', () => {
  it('names dimensions without their prefix, beside the metrics', () => {
    const metrics = [{ name: 'visitors', metric: 'visitors' }];
    const rows = [{ dimensions: ['pro'], metrics: [3] }];
    expect(writeBreakdown({ keys: ['plan'], metrics }, rows)).toEqual({
      results: [{ plan: 'pro', visitors: 3 }],
    });
  });
});
