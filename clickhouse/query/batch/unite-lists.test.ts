import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../core/query/parse-query.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import { resolveQuery } from '../../../core/query/resolve-query.ts';
import { columnsOf } from './long-columns.ts';
import { answerRows, type LongRow } from './long-rows.ts';
import { type ListPart, leastOf, unitedLists, type Wanted, wantedOf } from './unite-lists.ts';

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
const counts = fc.oneof(
  fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 1, max: 20 })),
  // Longer than what is wanted of it.
  fc
    .array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: 40, size: 'max' })
    .map((all): Counts => Object.fromEntries(all.map((count, index) => [`${index % 36}`, count]))),
);

function rowsOf(counted: Counts): LongRow[] {
  return Object.entries(counted).map(([key, visitors]) => ({ key, sums: [visitors] }));
}

/** The first rows of a list, as ClickHouse would answer them. */
function beginning(query: ResolvedQuery, counted: Counts, most: number): ListPart {
  const count = ({ sums }: LongRow) => sums[0] ?? 0;
  const sorted = rowsOf(counted).toSorted((a, b) => count(b) - count(a) || (a.key < b.key ? -1 : 1));
  const rows = sorted.slice(0, most);
  return rows.length < most ? { rows } : { rows, most: leastOf(query, columnsOf([query]), rows) };
}

/** The rows of a list that another part of it wants, or that have more than they must. */
function picked(counted: Counts, { keys, above }: Wanted): ListPart {
  const rows = rowsOf(counted).filter(({ key, sums }) => keys.includes(key) || (sums[0] ?? 0) > above);
  if (above < 0) return { rows };
  const none = keys.filter((key) => counted[key] === undefined);
  return { rows: [...rows, ...none.map((key) => ({ key, sums: [0] }))], most: above };
}

function pageOf(query: ResolvedQuery, rows: readonly LongRow[] | undefined) {
  return rows && answerRows(query, columnsOf([query]), rows, rows.length);
}

describe('unitedLists', () => {
  const world = fc.record({
    closed: counts,
    open: counts,
    most: fc.oneof(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 26, max: 45 })),
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
        const other = isKnown ? picked(open, wantedOf(query, columns, sealed)) : beginning(query, open, most);
        const found = pageOf(query, unitedLists(query, columns, sealed, other));
        const all: Counts = { ...closed };
        for (const [key, visitors] of Object.entries(open)) all[key] = (all[key] ?? 0) + visitors;
        const isWhole = Object.keys(closed).length < most && Object.keys(open).length < most;
        // Of what is known, only something that was left out of the first part can stand in the way.
        const isNew = Object.keys(open).some((key) => !sealed.rows.some((row) => row.key === key));
        if (found === undefined)
          expect(isWhole || (isKnown && !isNew && sealed.most === undefined)).toBe(false);
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
