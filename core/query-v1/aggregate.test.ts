import { describe, expect, it } from 'vitest';
import { parseAggregate, writeAggregate } from './aggregate.ts';

const SITE = { domain: 'example.com', timezone: 'UTC' };
const NOW = Date.parse('2026-01-15T12:00:00Z');
const metrics = ['visitors', 'visit_duration'].map((name) => ({ name, metric: name }));

describe('parseAggregate', () => {
  it('asks the same of the period before only when it is to be compared', () => {
    const params = { period: '7d', metrics: 'visits, bounce_rate', filters: 'visit:source==Google' };
    const alone = parseAggregate(params, SITE, NOW);
    expect(alone.ok && alone.value.query.compare).toBe(undefined);
    const compared = parseAggregate({ ...params, compare: 'previous_period' }, SITE, NOW);
    const filters = [{ operator: 'is', dimension: 'visit:source', clauses: ['Google'] }];
    expect(compared).toMatchObject({
      value: {
        query: {
          metrics: ['visits', 'bounce_rate'],
          filters,
          range: { from: '2026-01-08', to: '2026-01-14' },
          compare: { mode: 'custom', range: { from: '2026-01-01', to: '2026-01-07' } },
        },
      },
    });
  });

  it('refuses another comparison in a sentence', () => {
    expect(parseAggregate({ compare: 'year' }, SITE, NOW)).toMatchObject({
      error: { code: 'invalid_query', message: 'compare is "year"; allowed: previous_period.' },
    });
  });
});

describe('writeAggregate', () => {
  it('gives values alone', () => {
    expect(writeAggregate(metrics, { dimensions: [], metrics: [5, null] })).toEqual({
      results: { visitors: { value: 5 }, visit_duration: { value: null } },
    });
  });

  it('gives what was before and how it changed', () => {
    const comparison = { metrics: [4, 80], change: [25, -25] };
    expect(writeAggregate(metrics, { dimensions: [], metrics: [5, 60], comparison })).toEqual({
      results: {
        visitors: { value: 5, comparison_value: 4, change: 25 },
        visit_duration: { value: 60, comparison_value: 80, change: -25 },
      },
    });
  });
});
