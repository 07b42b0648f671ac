import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arbitraryBody, PLACES } from '../../test/query-world.ts';
import { queryJsonSchema } from './json-schema.ts';
import { parseQuery } from './parse-query.ts';

// Read back from what is served, so that it is the schema itself that judges.
const schema = z.fromJSONSchema(queryJsonSchema());

function accepts(body: unknown): boolean {
  return schema.safeParse(body).success;
}

const SAVED = {
  goals: [{ id: 1, name: 'Signup', rule: { kind: 'event', name: 'Signup' } as const, props: {} }],
  segments: [{ id: 7, name: 'Germans', filters: [['is', 'visit:country', ['DE']]] }],
};
const BASE = { site_id: 'example.com', metrics: ['visitors'], date_range: '7d' };

describe('queryJsonSchema', () => {
  it.each([
    {},
    { date_range: '5000d' },
    { date_range: '100mo' },
    { date_range: ['2026-01-01', '2026-01-31'] },
    { date_range: ['2026-01-01T00:00:00Z', '2026-01-31T23:59:59.250+05:45'] },
    { dimensions: ['time', 'event:props:plan', 'visit:source'], include: { time_labels: true, debug: true } },
    { date_range: 'month', include: { trim_relative_date_range: true } },
    { order_by: [['visitors', 'asc']], pagination: { limit: 10_000, offset: 5 } },
    {
      filters: [
        ['is', 'event:page', ['/', 7]],
        ['not', ['contains', 'visit:os', ['x'], { case_sensitive: false }]],
      ],
    },
    { filters: [['or', [['has_done', ['and', [['matches', 'event:name', ['^a']]]]]]]] },
    { compare: { mode: 'previous_period', match_weekday: true } },
    { dimensions: ['event:goal'], filters: [['is', 'event:goal', ['Signup']]] },
    {
      filters: [
        ['is', 'segment', [7]],
        ['has_done', ['contains', 'event:goal', ['sign'], { case_sensitive: false }]],
      ],
    },
    { compare: { mode: 'custom', date_range: ['2025-01-01', '2025-01-31'] } },
  ])('accepts %j, as the API does', (changes) => {
    const body = { ...BASE, ...changes };
    expect([parseQuery(body, SAVED).ok, accepts(body)]).toEqual([true, true]);
  });

  it.each([
    { site_id: '' },
    { metrics: [] },
    { metrics: ['luck'] },
    { foo: 1 },
    { date_range: '0d' },
    { date_range: '5001d' },
    { date_range: '101mo' },
    { date_range: ['2026-01-01'] },
    { date_range: ['2026-01-01', 'today'] },
    { dimensions: ['visit:planet'] },
    { dimensions: ['event:props:'] },
    { order_by: [['visitors', 'up']] },
    { order_by: ['visitors'] },
    { include: { x: true } },
    { pagination: { limit: 10_001 } },
    { filters: [['like', 'event:page', ['/']]] },
    { filters: [['is', 'time:day', ['x']]] },
    { filters: [['is', 'event:page', []]] },
    { filters: [['is', 'event:page', ['/'], { case: 1 }]] },
    { filters: [['matches', 'event:page', ['/'], { case_sensitive: false }]] },
    { filters: [['and', []]] },
    { filters: [['has_done', ['is', 'visit:source', ['x']]]] },
    { filters: [['has_done', ['has_done', ['is', 'event:page', ['/']]]]] },
    { filters: [['is_not', 'event:goal', ['Signup']]] },
    { filters: [['is_not', 'segment', [7]]] },
    { filters: [['is', 'segment', []]] },
    { compare: { mode: 'next_period' } },
    { compare: { mode: 'custom' } },
    { compare: { mode: 'previous_period', date_range: ['2025-01-01', '2025-01-31'] } },
  ])('refuses %j, as the API does', (changes) => {
    const body = { ...BASE, ...changes };
    expect([parseQuery(body, SAVED).ok, accepts(body)]).toEqual([false, false]);
  });

  it('accepts every query that the API takes', () => {
    fc.assert(
      fc.property(arbitraryBody(PLACES[1]), (body) => {
        const parsed = parseQuery(body);
        // What goes together with what, no schema says.
        fc.pre(parsed.ok || parsed.error.code === 'query_conflict');
        expect(accepts(body)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
