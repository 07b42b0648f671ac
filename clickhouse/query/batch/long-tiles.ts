import { isClockDimension, isEventDimension, isTimeDimension } from '../../../core/query/dimensions.ts';
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
import { type SessionShare, sessionSelect } from './session-tiles.ts';
import { rowNumber } from './tile-order.ts';
import { type Column, maskedSql, type Share, type Tile } from './tile-shares.ts';

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
  const sessionShares = new Map<RowSource, SessionShare[]>();
  for (const tile of tiles) {
    const { query, generations } = tile.question;
    const { period, dimensions, filters, goals } = query;
    const range = { from: period.fromDate, to: period.toDate };
    const rolled = generations.sealed.filter((generation) => isRolledUp(generation, dimensions));
    const add = (kind: SideKind, measures: readonly Measure[], isRest: boolean) => {
      if (measures.length === 0) return;
      const asked = isRest ? withoutRolled(generations, rolled) : generations;
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

/** Sources that the same tiles take the same from are one, so that what is taken is analyzed once. */
function unitedShares(
  bySource: ReadonlyMap<RowSource, readonly SessionShare[]>,
): { rows: RowSource; shares: readonly SessionShare[] }[] {
  const groups = Map.groupBy(bySource, ([, shares]) =>
    JSON.stringify(shares.map(({ tile, kind, measures }) => [tile.id, kind, measures])),
  );
  return [...groups.values()].flatMap((group) => {
    const rows = uniteRows(group.map(([source]) => source));
    const [first] = group;
    return rows && first ? [{ rows, shares: first[1] }] : [];
  });
}

/** Whether a share is told by session rows as all tiles read them: by page, filters on events speak of the entry page. */
function isOfSessions({ question: { query } }: Tile, kind: SideKind): kind is SessionShare['kind'] {
  if (kind === 'hit') return true;
  return kind === 'visit' && !(query.dimensions.some(isEventDimension) && query.filters.some(isEventFilter));
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
