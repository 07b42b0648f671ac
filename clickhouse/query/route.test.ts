import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../core/query/parse-query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { routeOf } from './route.ts';

const GENERATIONS = {
  sealed: [
    { date: '2026-01-01', gen: '5', rolled: true },
    { date: '2026-01-02', gen: '5', rolled: false },
  ],
  stale: [{ date: '2026-01-03', gen: '5', rolled: true }],
};

function route(body: object) {
  const parsed = parseQuery({
    site_id: 'example.com',
    metrics: ['visits'],
    date_range: ['2026-01-01', '2026-01-05'],
    ...body,
  });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const site = { domain: 'example.com', timezone: 'UTC' };
  return routeOf(resolveQuery(parsed.value, site, Date.parse('2026-02-01')), GENERATIONS);
}

describe('routeOf', () => {
  it('counts the dates that each part of the storage answers', () => {
    expect(route({})).toEqual({ rollup: 1, sessions: 1, stale: 1, open: 2 });
    expect(route({ dimensions: ['time:hour'] })).toEqual({ rollup: 0, sessions: 2, stale: 1, open: 2 });
  });
});
