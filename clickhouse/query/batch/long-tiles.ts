import { isClockDimension, isEventDimension, isTimeDimension } from '../../../core/query/dimensions.ts';
import type { ResolvedQuery } from '../../../core/query/query.ts';
import type { CompileInput } from '../compile.ts';
import { SIDES, withoutRolled } from '../compile.ts';
import { dailyColumn, goesByMonth, isRolledUp, rollupTables } from '../daily-side.ts';
import { isEventFilter } from '../filter-sql.ts';
import type { Measure } from '../metrics.ts';
import type { Params } from '../params.ts';
import { planSides, type SideKind } from '../plan.ts';
import { type RollupPart, rollupParts, valueSql } from '../rollup-parts.ts';
import type { Side } from '../side.ts';
import type { StatementScope } from '../statement-scope.ts';
import { dateBucket } from '../time-sql.ts';
import { visitSide } from '../visit-side.ts';
import type { RowSource } from '../visit-source.ts';
import { placeSql, rowNumber } from './tile-order.ts';

/** A question of at most one dimension, by its number in the batch. */
export interface Tile {
  id: number;
  question: CompileInput;
}

/** A sum of the long form, and the measures that it is. */
export interface Column {
  name: Measure;
  measures: Measure[];
}

/** What a tile takes from rows that it shares with other tiles. */
interface Share {
  tile: Tile;
  measures: readonly Measure[];
}

/** All that a question needs. */
export function measuresOf(query: ResolvedQuery): Measure[] {
  return [...planSides(query).values()].flat();
}

/**
 * SELECTs of what tiles about the same days and filters add up, as rows of (tile, g0, n_…columns): those that all can take
 * from one reading are one SELECT, since to read the same CTE again is to have it analyzed again. A row may say more of a
 * measure than its tile was to take from it only if the tile takes it from nowhere.
 */
export function longSelects(
  tiles: readonly Tile[],
  columns: readonly Column[],
  scope: StatementScope,
): string[] {
  const selects: string[] = [];
  const rollupShares: RollupShare[] = [];
  const visitShares = new Map<string, { rows: RowSource; shares: Share[] }>();
  for (const tile of tiles) {
    const { query, generations } = tile.question;
    const { period, dimensions, filters, goals } = query;
    const range = { from: period.fromDate, to: period.toDate };
    const rolled = generations.sealed.filter((generation) => isRolledUp(generation, dimensions));
    const add = (kind: SideKind, measures: readonly Measure[], isRest: boolean) => {
      if (measures.length === 0) return;
      const rows = scope.visits(isRest ? withoutRolled(generations, rolled) : generations, range);
      if (!rows) return;
      const key = JSON.stringify(isRest ? rolled.map(({ date }) => date) : []);
      if (kind === 'visit' && !isReadByEntry(tile)) {
        const known = visitShares.get(key) ?? { rows, shares: [] };
        visitShares.set(key, known);
        known.shares.push({ tile, measures });
      } else {
        const side = SIDES[kind]({
          dimensions,
          filters,
          goals,
          period,
          measures,
          rows,
          params: scope.params,
        });
        selects.push(tileSelect(tile, side, columns));
      }
    };
    for (const [kind, measures] of planSides(query)) {
      const parts = rolled.length > 0 ? rollupParts(query, kind, measures) : [];
      for (const part of parts) rollupShares.push({ ...part, tile });
      const answered = parts.flatMap((part) => part.measures);
      add(kind, answered, true);
      add(
        kind,
        measures.filter((measure) => !answered.includes(measure)),
        false,
      );
    }
  }
  const byTime = ({ tile }: Share) => tile.question.query.dimensions.some(isTimeDimension);
  const byValue = rollupShares.filter((share) => !byTime(share));
  for (const shares of [byValue, ...rollupShares.filter(byTime).map((share) => [share])]) {
    selects.push(...rollupSelects(shares, columns, scope.params));
  }
  for (const { rows, shares } of visitShares.values())
    selects.push(visitSelect(shares, rows, columns, scope.params));
  return selects;
}

/** By page, filters on events are read as filters on the entry page: these are other sessions. */
function isReadByEntry({ question: { query } }: Tile): boolean {
  return query.dimensions.some(isEventDimension) && query.filters.some(isEventFilter);
}

function tileSelect(tile: Tile, { keys, measures, from }: Side, columns: readonly Column[]): string {
  const [key] = keys;
  const sums = columns.map((column) => {
    const [sum = 'toUInt64(0)'] = column.measures.flatMap((measure) => measures[measure] ?? []);
    return `${sum} AS n_${column.name}`;
  });
  const g0 = key === undefined ? `''` : `toString(${key})`;
  return `SELECT toUInt32(${rowNumber(tile.id, tile.question.query, key)}) AS tile, ${[`${g0} AS g0`, ...sums].join(', ')} FROM ${from}${key === undefined ? '' : ' GROUP BY tile, g0'}`;
}

type RollupShare = RollupPart & Share;

/** One reading of each table of rollups; each row goes to every tile that has a share in it. */
function rollupSelects(shares: readonly RollupShare[], columns: readonly Column[], params: Params): string[] {
  const [first] = shares;
  if (!first) return [];
  const { generations, query } = first.tile.question;
  const rolled = generations.sealed.filter((generation) => isRolledUp(generation, query.dimensions));
  const names = [...new Set(shares.map(({ rollup }) => rollup))];
  const named = params.add('Array(String)', names);
  const feeds = names.map((name) =>
    shares.flatMap(({ rollup }, index) => (rollup === name ? [index + 1] : [])),
  );
  const isPlain = feeds.every(({ length }) => length === 1);
  const lists = isPlain ? feeds.flat() : feeds.map((numbers) => `[${numbers.join(', ')}]`);
  const fed = `[${lists.join(', ')}][indexOf(${named}, dimension)]`;
  const feed = names.length === 1 && isPlain ? '1' : isPlain ? fed : `arrayJoin(${fed})`;
  const list = columns.map((column) => {
    const value = column.measures.flatMap((measure) => dailyColumn(measure) ?? [])[0];
    const masked = maskedSql(value && `rollup.${value}`, 'feed', column, shares, (_, index) => index + 1);
    return `${masked} AS n_${column.name}`;
  });
  // Filtered by a rollup's own dimension, a total is made of its rows.
  const totals = shares.flatMap(({ tile }, index) =>
    tile.question.query.dimensions.length === 0 ? [index + 1] : [],
  );
  const [dimension] = query.dimensions;
  const ofTime = dimension !== undefined && isTimeDimension(dimension) && !isClockDimension(dimension);
  const own =
    totals.length > 0 && first.filters.length > 0 ? `if(feed IN (${totals.join(', ')}), '', value)` : 'value';
  const bucket = ofTime ? dateBucket(dimension, query.period, params) : undefined;
  const g0 = bucket === undefined ? own : `toString(${bucket})`;
  const numbers = shares.map(({ tile }) => `toUInt32(${rowNumber(tile.id, tile.question.query, bucket)})`);
  const tile = `[${numbers.join(', ')}][(${feed} AS feed)]`;
  const where = first.filters.length > 0 ? ` WHERE ${valueSql(first.filters, params)}` : '';
  return rollupTables(rolled, `IN ${named}`, goesByMonth(query.dimensions), params).map(
    (rows) =>
      `SELECT ${[`${tile} AS tile`, `${g0} AS g0`, ...list].join(', ')} FROM (${rows}) AS rollup${where}`,
  );
}

/** One reading of session rows, each of which goes to its group in every tile. */
function visitSelect(
  shares: readonly Share[],
  rows: RowSource,
  columns: readonly Column[],
  params: Params,
): string {
  const dimensions = [...new Set(shares.flatMap(({ tile }) => tile.question.query.dimensions))];
  const measures = [...new Set(shares.flatMap((share) => share.measures))];
  const [first] = shares;
  if (!first) return '';
  const { filters, goals, period } = first.tile.question.query;
  const side = visitSide({ dimensions, filters, goals, period, measures, rows, params });
  const groups = new Map<number, string>();
  for (const { tile } of shares) {
    const [dimension] = tile.question.query.dimensions;
    const key = dimension && side.keys[dimensions.indexOf(dimension)];
    const number = rowNumber(tile.id, tile.question.query, key || undefined);
    groups.set(tile.id, `(${number}, ${key === undefined ? `''` : `toString(${key})`})`);
  }
  const list = columns.map((column) => {
    const own = column.measures.filter((measure) => measures.includes(measure));
    const fact = own.map((measure) => (measure === 'visitors' ? measure : side.facts[measure]))[0];
    const name = `n_${column.name}`;
    if (fact === undefined) return { name, sum: 'toUInt64(0)' };
    const sum =
      fact === 'visitors' ? 'uniqExact(visitor_id)' : fact === '1' ? 'count()' : `sum(f_${column.name})`;
    const isFact = fact !== 'visitors' && fact !== '1';
    return {
      name,
      sum: maskedSql(sum, placeSql('tile'), column, shares, ({ tile }) => tile.id),
      fact: isFact ? `${fact} AS f_${column.name}` : undefined,
    };
  });
  const facts = list.flatMap(({ fact }) => fact ?? []);
  const who = measures.includes('visitors') ? ['visitor_id'] : [];
  const inner = `SELECT ${[...who, ...facts, `CAST([${[...groups.values()].join(', ')}], 'Array(Tuple(UInt32, String))') AS pairs`].join(', ')} FROM ${side.from}`;
  return `SELECT pair.1 AS tile, pair.2 AS g0, ${list.map(({ name, sum }) => `${sum} AS ${name}`).join(', ')} FROM (${inner}) ARRAY JOIN pairs AS pair GROUP BY tile, g0`;
}

/** A value in the rows of those who take it, and of those who need no such thing. */
function maskedSql<One extends Share>(
  value: string | undefined,
  number: string,
  column: Column,
  shares: readonly One[],
  numberOf: (share: One, index: number) => number,
): string {
  const takes = (measures: readonly Measure[]) =>
    column.measures.some((measure) => measures.includes(measure));
  if (value === undefined || !shares.some(({ measures }) => takes(measures))) return 'toUInt64(0)';
  const others = shares.flatMap((share, index) =>
    takes(share.measures) || !takes(measuresOf(share.tile.question.query)) ? [] : [numberOf(share, index)],
  );
  return others.length > 0 ? `if(${number} IN (${others.join(', ')}), 0, ${value})` : value;
}
