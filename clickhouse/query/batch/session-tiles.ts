import { ACTIVITY_COLUMNS } from '../../session-columns.ts';
import { keySource } from '../hit-keys.ts';
import { keep } from '../hit-side.ts';
import type { Measure } from '../metrics.ts';
import type { Params } from '../params.ts';
import { type VisitFacts, visitSide } from '../visit-side.ts';
import type { RowSource } from '../visit-source.ts';
import type { LongSelect } from './long-select.ts';
import { placeSql, rowNumber } from './tile-order.ts';
import { type Column, maskedSql, type Share } from './tile-shares.ts';

/** What a tile takes from session rows: by what a session says of itself, or by what its events say. */
export interface SessionShare extends Share {
  kind: 'visit' | 'hit';
}

type Numbered = SessionShare & { number: number };

/** Events are numbered from one in each group of a session: it is a visit there at the first. */
const FIRST_ONES = 'sum(one = 1)';

/** What differs between a session as a whole and its single events, by the measures it is the sum of. */
const COUNTED: Partial<Record<Measure, 'one' | 'views' | 'events'>> = {
  visits: 'one',
  session_visits: 'one',
  pageviews: 'views',
  events: 'events',
};

/**
 * One reading of session rows, each of which goes to its groups in every tile: once as a whole, or with each of its events
 * that counts, being a visit at the first of each group. To read them for each kind would be to have them analyzed, and open
 * dates assembled, for each.
 */
export function sessionSelect(
  shares: readonly [SessionShare, ...SessionShare[]],
  rows: RowSource,
  columns: readonly Column[],
  params: Params,
): LongSelect {
  const { filters, goals, period } = shares[0].tile.question.query;
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
  let isActivity = false;
  const side = visitSide({
    ...input,
    dimensions,
    measures: unique(taken.has('visitors') ? [...ofVisits, 'visitors'] : ofVisits),
    rows(request) {
      const asked = { ...request, columns: unique([...request.columns, ...needs]) };
      // Masks and whatever is told by engagement need it; for the others it is left out once, and not for each list.
      const isPlain =
        !asked.ok && [...asked.columns, ...asked.reads].every((name) => ACTIVITY_COLUMNS.has(name));
      const activity = isPlain ? rows.activity : undefined;
      isActivity = activity !== undefined;
      return (activity ?? rows)(asked);
    },
  });
  const kept = (array: string) => (isActivity ? array : keep(array, side));
  const facts: VisitFacts = { ...side.facts };
  if (isActivity && facts.duration_ms) facts.duration_ms = 'toUInt64(h_time[-1] - h_time[1])';

  const groups = whole.map(({ tile: { id, question }, number }): WholeGroup => {
    const [dimension] = question.query.dimensions;
    const key = (dimension && side.keys[dimensions.indexOf(dimension)]) || undefined;
    return { number, tile: rowNumber(id, question.query, key), key: textSql(key) };
  });
  // A tile that takes all from one share needs no number beside its own.
  const isTold = new Set(shares.map(({ tile }) => tile)).size === shares.length;
  const number = isTold ? placeSql('tile') : 'number';
  const numberOf = (share: Numbered) => (isTold ? share.tile.id : share.number);
  const sums = columns.map((column) =>
    sumOf(column, taken, facts, lists.length > 0, (sum, its) =>
      maskedSql(sum, number, its, numbered, numberOf),
    ),
  );

  const counted = new Map(
    sums.flatMap(({ counts, ofWhole = '0' }) => (counts ? [[counts, ofWhole] as const] : [])),
  );
  const arrays = arraysOf(piecesOf(groups, counted, !isTold), lists, groups.length > 0);
  const told = [
    ...lists.map(({ name, source }) => `${kept(source.sql)} AS ${name}`),
    ...(lists.length > 0 ? [`${kept('h_kind')} AS kinds`] : []),
  ];
  const scalars = [
    ...(taken.has('visitors') ? ['visitor_id'] : []),
    ...sums.flatMap(({ fact }) => fact ?? []),
  ];
  const inner = [...scalars, ...arrays.map(({ name, sql }) => `${sql} AS ${name}s`)];
  const head = told.length > 0 ? `WITH ${told.join(', ')} ` : '';
  return {
    tile: 'tile',
    g0: 'g0',
    values: sums.map(({ sum }) => sum),
    from: `(${head}SELECT ${inner.join(', ')} FROM ${side.from}) ARRAY JOIN ${arrays.map(({ name }) => `${name}s AS ${name}`).join(', ')}`,
    groupBy: isTold ? 'tile, g0' : 'number, tile, g0',
    isGrouped: isTold,
  };
}

/** What a session as a whole belongs to. */
interface WholeGroup {
  number: number;
  tile: string;
  key: string;
}

/** An array beside the keys of a session's groups: its elements for whole sessions, and for each hit in a list of keys. */
interface Piece {
  ofWhole: string;
  ofHits(list: HitList, share: Numbered): string;
}

/** The arrays by the names of their elements; `counted` holds what a whole session adds to each count. */
function piecesOf(
  groups: readonly WholeGroup[],
  counted: ReadonlyMap<string, string>,
  isNumbered: boolean,
): Record<string, Piece> {
  const ofWhole = (count: string) => `arrayWithConstant(${groups.length}, ${counted.get(count)})`;
  return {
    tile: {
      ofWhole: `CAST([${groups.map(({ tile }) => tile).join(', ')}], 'Array(UInt32)')`,
      ofHits: (_, { tile }) => repeated(`toUInt32(${tile.id})`),
    },
    ...(isNumbered && {
      number: {
        ofWhole: `CAST([${groups.map(({ number }) => number).join(', ')}], 'Array(UInt8)')`,
        ofHits: (_, { number }) => repeated(`toUInt8(${number})`),
      },
    }),
    g0: { ofWhole: `[${groups.map(({ key }) => key).join(', ')}]`, ofHits: ({ name }) => name },
    ...(counted.has('one') && {
      one: {
        ofWhole: `arrayWithConstant(${groups.length}, 1)`,
        ofHits: ({ name }) => `arrayEnumerateUniq(${name})`,
      },
    }),
    ...(counted.has('views') && {
      views: { ofWhole: ofWhole('views'), ofHits: () => `arrayMap(kind -> kind = 'pageview', kinds)` },
    }),
    ...(counted.has('events') && {
      events: { ofWhole: ofWhole('events'), ofHits: () => repeated('1') },
    }),
  };
}

function arraysOf(pieces: Record<string, Piece>, lists: readonly HitList[], hasWhole: boolean) {
  return Object.entries(pieces).map(([name, { ofWhole, ofHits }]) => {
    const ofLists = lists.flatMap((one) => one.shares.map((share) => ofHits(one, share)));
    const all = [...(hasWhole ? [ofWhole] : []), ...ofLists];
    return { name, sql: all.length > 1 ? `arrayConcat(${all.join(', ')})` : all.join() };
  });
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

/** As often as there are hits that count. */
function repeated(value: string): string {
  return `arrayWithConstant(length(kinds), ${value})`;
}

/** A group's key as text, '' for none. */
function textSql(key: string | undefined): string {
  if (key === undefined) return `''`;
  return key.startsWith('toString(') ? key : `toString(${key})`;
}

/**
 * What the rows of a group add up to, and the fact of a session or the count that this is a sum of. A count of events is
 * that of a session as a whole where it is listed so.
 */
function sumOf(
  column: Column,
  taken: ReadonlySet<Measure>,
  facts: VisitFacts,
  byHit: boolean,
  masked: (sum: string, column: Column) => string,
): { sum: string; fact?: string; counts?: string; ofWhole?: string } {
  const [measure] = column.measures.filter((one) => taken.has(one));
  if (measure === undefined) return { sum: 'toUInt64(0)' };
  const fact = facts[measure] ?? '1';
  if (measure === 'visitors') return { sum: masked('uniqExact(visitor_id)', column) };
  const counts = COUNTED[measure];
  // Whole sessions may be asked for the same number by another of its names.
  const [ofWhole] = column.measures.flatMap((one) => facts[one] ?? []);
  const sumOfCounts = counts === 'one' ? FIRST_ONES : `sum(${counts})`;
  if (byHit && counts) return { sum: masked(sumOfCounts, column), counts, ofWhole };
  if (fact === '1')
    return byHit
      ? { sum: masked(FIRST_ONES, column), counts: 'one', ofWhole: '1' }
      : { sum: masked('count()', column) };
  return { sum: masked(`sum(f_${column.name})`, column), fact: `${fact} AS f_${column.name}` };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
