import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../core/query/parse-query.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { resolveQuery } from '../../../core/query/resolve-query.ts';
import { columnsOf } from './long-columns.ts';
import { answerRows, type LongRow } from './long-rows.ts';
import { type ListPart, leastOf, unitedLists, wantedOf } from './unite-lists.ts';

const SITE = { siteId: 1, domain: 'example.com', timezone: 'UTC' };

function asked(more: object): ResolvedQuery {
  const body = {
    site_id: 'example.com',
    metrics: ['visitors'],
    date_range: '30d',
    dimensions: ['visit:source'],
  };
  const query = parseQuery({ ...body, ...more });
  if (!query.ok) throw new Error(query.error.message);
  return resolveQuery(query.value, SITE, Date.parse('2026-03-01T00:00:00Z'));
}

type Counts = Record<string, number>;
const counts = fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 1, max: 20 }));

function rowsOf(counted: Counts): LongRow[] {
  return Object.entries(counted).map(([key, visitors]) => ({ key, sums: [visitors] }));
}

/** The first rows of a list, as ClickHouse would answer them: those that are wanted before the others. */
function beginning(
  query: ResolvedQuery,
  counted: Counts,
  most: number,
  wanted: readonly string[] = [],
): ListPart {
  const rank = ({ key, sums }: LongRow) => (wanted.includes(key) ? 1000 : 0) + (sums[0] ?? 0);
  const sorted = rowsOf(counted).toSorted((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  const rows = sorted.slice(0, most);
  if (rows.length < most) return { rows };
  const extra = rows.filter(({ key }) => !wanted.includes(key));
  return { rows, most: leastOf(query, columnsOf([query]), extra) };
}

function pageOf(query: ResolvedQuery, rows: readonly LongRow[] | undefined) {
  return rows && answerRows(query, columnsOf([query]), rows, rows.length);
}

describe('unitedLists', () => {
  const world = fc.record({
    closed: counts,
    open: counts,
    most: fc.integer({ min: 3, max: 8 }),
    limit: fc.integer({ min: 1, max: 3 }),
    offset: fc.integer({ min: 0, max: 2 }),
    isKnown: fc.boolean(),
  });

  it('is the page of both parts together, or says that it cannot be known', () => {
    fc.assert(
      fc.property(world, ({ closed, open, most, limit, offset, isKnown }) => {
        const query = asked({ pagination: { limit, offset } });
        const columns = columnsOf([query]);
        const sealed = beginning(query, closed, most);
        const wanted = isKnown ? wantedOf(query, columns, sealed).slice(0, most - 1) : [];
        const found = pageOf(
          query,
          unitedLists(query, columns, sealed, beginning(query, open, most, wanted)),
        );
        const all: Counts = { ...closed };
        for (const [key, visitors] of Object.entries(open)) all[key] = (all[key] ?? 0) + visitors;
        const isWhole = Object.keys(closed).length < most && Object.keys(open).length < most;
        if (found === undefined) expect(isWhole).toBe(false);
        else expect(found).toEqual(pageOf(query, rowsOf(all)));
      }),
      { numRuns: 2000 },
    );
  });

  const long = { a: 100, b: 90, c: 10, d: 9 };
  const cases: [string, object, Counts, boolean][] = [
    [
      'knows a page that nothing left out can reach',
      { pagination: { limit: 2 } },
      { a: 5, b: 4, e: 2 },
      true,
    ],
    [
      'does not where a row of one part was left out of the other',
      { pagination: { limit: 2 } },
      { a: 5, e: 4, f: 2 },
      false,
    ],
    [
      'does not where what was left out may reach the page',
      { pagination: { limit: 3 } },
      { a: 5, b: 4, c: 2 },
      false,
    ],
    [
      'does not where all rows are counted',
      { pagination: { limit: 2 }, include: { total_rows: true } },
      { a: 5, b: 4, e: 2 },
      false,
    ],
    [
      'does not where the order is another',
      { pagination: { limit: 2 }, order_by: [['visitors', 'asc']] },
      { a: 5, b: 4, e: 2 },
      false,
    ],
  ];
  it.each(cases)('%s', (_, more, open, isKnown) => {
    const query = asked(more);
    const parts = [beginning(query, long, 3), beginning(query, open, 3)] as const;
    expect(unitedLists(query, columnsOf([query]), ...parts) !== undefined).toBe(isKnown);
  });
});
