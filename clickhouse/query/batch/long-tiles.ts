import {
  type Dimension,
  isClockDimension,
  isEventDimension,
  isTimeDimension,
} from '../../../core/query/dimensions.ts';
import type { Generation, Generations } from '../../generations.ts';
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
import { type RowSource, uniteRows } from '../visit-source.ts';
import type { LongSelect } from './long-select.ts';
import { type SessionShare, sessionSelect } from './session-tiles.ts';
import { rowNumber } from './tile-order.ts';
import { type Column, maskedSql, type Share, type Tile } from './tile-shares.ts';

/**
 * SELECTs of what tiles about the same days and filters add up, as rows of (tile, g0, n_…columns): those that all can take
 * from one reading are one SELECT, since to read the same CTE again is to have it analyzed again. A row may say more of a
 * measure than its tile was to take from it only if the tile takes it from nowhere.
 */
export function longSelects(
  tiles: readonly [Tile, ...Tile[]],
  columns: readonly Column[],
  scope: StatementScope,
): LongSelect[] {
  const splits = splitsOnce();
  const selects: LongSelect[] = [];
  const rollupShares: RollupShare[] = [];
  const sessionShares = new Map<RowSource, SessionShare[]>();
  for (const tile of tiles) {
    const { query, generations } = tile.question;
    const { period, dimensions, filters, goals } = query;
    const range = { from: period.fromDate, to: period.toDate };
    const { rolled, rest } = splits(generations, dimensions);
    const add = (kind: SideKind, measures: readonly Measure[], isRest: boolean) => {
      if (measures.length === 0) return;
      const asked = isRest ? rest : generations;
      if (isOfSessions(tile, kind)) {
        for (const rows of scope.visitSources(asked, range)) {
          const shares = sessionShares.get(rows) ?? [];
          sessionShares.set(rows, shares);
          shares.push({ tile, kind, measures });
        }
        return;
      }
      const rows = scope.visits(asked, range);
      if (!rows) return;
      const side = SIDES[kind]({ dimensions, filters, goals, period, measures, rows, params: scope.params });
      selects.push(tileSelect(tile, side, columns));
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
  for (const { rows, shares } of unitedShares(sessionShares)) {
    selects.push(sessionSelect(shares, rows, columns, scope.params));
  }
  return selects;
}

interface Split {
  rolled: Generation[];
  rest: Generations;
}

/** The dates that rollups answer, and what is left: worked out once for tiles that share their generations. */
function splitsOnce(): (generations: Generations, dimensions: readonly Dimension[]) => Split {
  const known = new Map<Generations, Map<boolean, Split>>();
  return (generations, dimensions) => {
    const splits = known.get(generations) ?? new Map<boolean, Split>();
    known.set(generations, splits);
    const byMonth = goesByMonth(dimensions);
    const split = splits.get(byMonth) ?? splitOf(generations, dimensions);
    splits.set(byMonth, split);
    return split;
  };
}

function splitOf(generations: Generations, dimensions: readonly Dimension[]): Split {
  const rolled = generations.sealed.filter((generation) => isRolledUp(generation, dimensions));
  return { rolled, rest: withoutRolled(generations, rolled) };
}

/** Sources that the same tiles take the same from are one, so that what is taken is analyzed once. */
function unitedShares(
  bySource: ReadonlyMap<RowSource, readonly SessionShare[]>,
): { rows: RowSource; shares: readonly [SessionShare, ...SessionShare[]] }[] {
  const groups = Map.groupBy(bySource, ([, shares]) =>
    JSON.stringify(shares.map(({ tile, kind, measures }) => [tile.id, kind, measures])),
  );
  return [...groups.values()].flatMap((group) => {
    const rows = uniteRows(group.map(([source]) => source));
    const [share, ...more] = group[0]?.[1] ?? [];
    return rows && share ? [{ rows, shares: [share, ...more] }] : [];
  });
}

/** Whether a share is told by session rows as all tiles read them: by page, filters on events speak of the entry page. */
function isOfSessions({ question: { query } }: Tile, kind: SideKind): kind is SessionShare['kind'] {
  if (kind === 'hit') return true;
  return kind === 'visit' && !(query.dimensions.some(isEventDimension) && query.filters.some(isEventFilter));
}

function tileSelect(tile: Tile, { keys, measures, from }: Side, columns: readonly Column[]): LongSelect {
  const [key] = keys;
  return {
    tile: `toUInt32(${rowNumber(tile.id, tile.question.query, key)})`,
    g0: key === undefined ? `''` : `toString(${key})`,
    values: columns.map((column) => {
      const [sum = 'toUInt64(0)'] = column.measures.flatMap((measure) => measures[measure] ?? []);
      return sum;
    }),
    from,
    // Without a key, the sums are of all rows, and one row also of none.
    groupBy: key === undefined ? undefined : 'tile, g0',
    isGrouped: true,
  };
}

type RollupShare = RollupPart & Share;

/** One reading of each table of rollups; each row goes to every tile that has a share in it. */
function rollupSelects(
  shares: readonly RollupShare[],
  columns: readonly Column[],
  params: Params,
): LongSelect[] {
  const [first] = shares;
  if (!first) return [];
  const { generations, query } = first.tile.question;
  const rolled = generations.sealed.filter((generation) => isRolledUp(generation, query.dimensions));
  const names = [...new Set(shares.map(({ rollup }) => rollup))];
  const named = params.add('Array(String)', names);
  // Rows that go to one tile each are told apart by what they are of.
  const isPlain = names.length === shares.length;
  const feed = isPlain ? 'dimension' : 'feed';
  const numberOf = ({ rollup }: RollupShare, index: number) => (isPlain ? `'${rollup}'` : `${index + 1}`);
  const values = columns.map((column) => {
    const value = column.measures.flatMap((measure) => dailyColumn(measure) ?? [])[0];
    return maskedSql(value, feed, column, shares, numberOf);
  });
  // Filtered by a rollup's own dimension, a total is made of its rows.
  const totals = shares.flatMap((share, index) =>
    share.tile.question.query.dimensions.length === 0 ? [numberOf(share, index)] : [],
  );
  const [dimension] = query.dimensions;
  const ofTime = dimension !== undefined && isTimeDimension(dimension) && !isClockDimension(dimension);
  const isTotal = totals.length > 0 && first.filters.length > 0;
  const own = isTotal ? `if(${feed} IN (${totals.join(', ')}), '', value)` : 'value';
  const where = first.filters.length > 0 ? ` AND ${valueSql(first.filters, params)}` : '';
  return rollupTables(rolled, `IN ${named}`, goesByMonth(query.dimensions), params).map((table) => {
    const bucket = ofTime
      ? dateBucket(dimension, query.period, params, `${table.name}.${table.date}`)
      : undefined;
    const g0 = bucket === undefined ? own : `toString(${bucket})`;
    const numbers = shares.map(({ tile }) => rowNumber(tile.id, tile.question.query, bucket));
    const tile = isPlain ? plainTile(numbers, named) : fedTile(numbers, names, named, shares);
    return { tile, g0, values, from: `${table.name} WHERE ${table.where}${where}`, isGrouped: false };
  });
}

function plainTile(numbers: readonly string[], named: string): string {
  if (numbers.length === 1) return `toUInt32(${numbers})`;
  return `transform(dimension, ${named}, CAST([${numbers.join(', ')}], 'Array(UInt32)'), toUInt32(0))`;
}

/** The tiles that a row goes to, one a row, where some go to several; `feed` is the number of the share. */
function fedTile(
  numbers: readonly string[],
  names: readonly string[],
  named: string,
  shares: readonly RollupShare[],
): string {
  const feeds = names.map((name) => {
    const own = shares.flatMap(({ rollup }, index) => (rollup === name ? [index + 1] : []));
    return `[${own.join(', ')}]`;
  });
  const fed = `arrayJoin([${feeds.join(', ')}][indexOf(${named}, dimension)])`;
  return `[${numbers.map((number) => `toUInt32(${number})`).join(', ')}][(${fed} AS feed)]`;
}
