import { keySource } from '../hit-keys.ts';
import { keep } from '../hit-side.ts';
import type { Measure } from '../metrics.ts';
import type { Params } from '../params.ts';
import { type VisitFacts, visitSide } from '../visit-side.ts';
import type { RowSource } from '../visit-source.ts';
import { rowNumber } from './tile-order.ts';
import { type Column, maskedSql, type Share } from './tile-shares.ts';

/** What a tile takes from session rows: by what a session says of itself, or by what its events say. */
export interface SessionShare extends Share {
  kind: 'visit' | 'hit';
}

type Numbered = SessionShare & { number: number };

// A row of a session in a tile: share, tile, group, and what differs between the whole and single events.
const WHOLE = 'Tuple(UInt8, UInt32, String)';
const COUNTED = 'Tuple(UInt8, UInt32, String, UInt8, UInt32, UInt32)';
const COUNTS: Partial<Record<Measure, string>> = {
  visits: 'sum(pair.4)',
  session_visits: 'sum(pair.4)',
  pageviews: 'sum(pair.5)',
  events: 'sum(pair.6)',
};

/**
 * One reading of session rows, each of which goes to its groups in every tile: once as a whole, or with each of its events
 * that counts, being a visit at the first of each group. To read them for each kind would be to have them analyzed, and open
 * dates assembled, for each.
 */
export function sessionSelect(
  shares: readonly SessionShare[],
  rows: RowSource,
  columns: readonly Column[],
  params: Params,
): string {
  const [first] = shares;
  if (!first) return '';
  const { filters, goals, period } = first.tile.question.query;
  const numbered = shares.map((share, index): Numbered => ({ ...share, number: index + 1 }));
  const whole = numbered.filter(({ kind }) => kind === 'visit');
  const single = numbered.filter(({ kind }) => kind === 'hit');
  const input = { filters, goals, period, params, rows };
  const lists = hitLists(single, (dimension) =>
    keySource(dimension, { ...input, dimensions: [], measures: [] }),
  );

  const dimensions = unique(whole.flatMap(({ tile }) => tile.question.query.dimensions));
  const taken = new Set(shares.flatMap(({ measures }) => measures));
  const ofVisits = whole.flatMap(({ measures }) => measures);
  const needs = lists.flatMap(({ source }) => source.columns);
  const side = visitSide({
    ...input,
    dimensions,
    measures: unique(taken.has('visitors') ? [...ofVisits, 'visitors'] : ofVisits),
    rows: (request) => rows({ ...request, columns: unique([...request.columns, ...needs]) }),
  });

  const places = whole.map(({ tile: { id, question }, number }) => {
    const [dimension] = question.query.dimensions;
    const key = (dimension && side.keys[dimensions.indexOf(dimension)]) || undefined;
    const counts = lists.length > 0 ? `, 1, ${side.facts.pageviews ?? 0}, ${side.facts.events ?? 0}` : '';
    const group = key === undefined ? `''` : `toString(${key})`;
    return `(${number}, ${rowNumber(id, question.query, key)}, ${group}${counts})`;
  });
  const sums = columns.map((column) => sumOf(column, numbered, taken, side.facts, lists.length > 0));
  const scalars = [
    ...(taken.has('visitors') ? ['visitor_id'] : []),
    ...sums.flatMap(({ fact }) => fact ?? []),
  ];
  const pairs = `CAST([${places.join(', ')}], 'Array(${lists.length > 0 ? COUNTED : WHOLE})')`;
  const from =
    lists.length > 0
      ? withHits(side, lists, scalars, whole.length > 0 ? pairs : undefined)
      : `(SELECT ${[...scalars, `${pairs} AS pairs`].join(', ')} FROM ${side.from})`;
  const list = sums.map(({ name, sum }) => `${sum} AS ${name}`);
  return `SELECT pair.2 AS tile, pair.3 AS g0, ${list.join(', ')} FROM ${from} ARRAY JOIN pairs AS pair GROUP BY pair.1, tile, g0`;
}

interface HitList {
  name: string;
  source: ReturnType<typeof keySource>;
  shares: Numbered[];
}

/** The lists of keys of single events, each for all shares that group by it. */
function hitLists(
  shares: readonly Numbered[],
  sourceOf: (dimension: KeyDimension) => HitList['source'],
): HitList[] {
  const byDimension = Map.groupBy(shares, ({ tile }) => tile.question.query.dimensions[0]);
  return [...byDimension].flatMap(([dimension, own], index) =>
    dimension === undefined ? [] : [{ name: `k${index}s`, source: sourceOf(dimension), shares: own }],
  );
}
type KeyDimension = Parameters<typeof keySource>[0];

/** Rows with `pairs` of the whole session and of each event that counts. */
function withHits(
  { from, isMasked }: { from: string; isMasked: boolean },
  lists: readonly HitList[],
  scalars: readonly string[],
  pairs: string | undefined,
): string {
  const arrays = lists.map(({ name, source }) => `${keep(source.sql, { isMasked })} AS ${name}`);
  const kinds = `${keep('h_kind', { isMasked })} AS kinds`;
  const inner = `SELECT ${[...scalars, kinds, ...arrays, ...(pairs ? [`${pairs} AS whole`] : [])].join(', ')} FROM ${from}`;
  const ofHits = lists.flatMap(({ name, shares }) =>
    shares.map(
      ({ number, tile }) =>
        `arrayMap((kind, key, nth) -> (toUInt8(${number}), toUInt32(${tile.id}), key, toUInt8(nth = 1), toUInt32(kind = 'pageview'), toUInt32(1)), kinds, ${name}, arrayEnumerateUniq(${name}))`,
    ),
  );
  const all = [...(pairs ? ['whole'] : []), ...ofHits];
  const names = scalars.map((sql) => sql.slice(sql.lastIndexOf(' ') + 1));
  return `(SELECT ${[...names, `${all.length > 1 ? `arrayConcat(${all.join(', ')})` : all.join()} AS pairs`].join(', ')} FROM (${inner}))`;
}

/** What the rows of a group add up to, and the fact of a session that this is a sum of. */
function sumOf(
  column: Column,
  shares: readonly Numbered[],
  taken: ReadonlySet<Measure>,
  facts: VisitFacts,
  byHit: boolean,
): { name: string; sum: string; fact?: string } {
  const name = `n_${column.name}`;
  const [measure] = column.measures.filter((one) => taken.has(one));
  if (measure === undefined) return { name, sum: 'toUInt64(0)' };
  const fact = facts[measure] ?? '1';
  const masked = (sum: string) => maskedSql(sum, 'pair.1', column, shares, ({ number }) => number);
  if (measure === 'visitors') return { name, sum: masked('uniqExact(visitor_id)') };
  const counts = COUNTS[measure];
  if (byHit && counts) return { name, sum: masked(counts) };
  if (fact === '1') return { name, sum: masked(byHit ? 'sum(pair.4)' : 'count()') };
  return { name, sum: masked(`sum(f_${column.name})`), fact: `${fact} AS f_${column.name}` };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
