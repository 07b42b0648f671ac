import { isEventDimension, isTimeDimension } from '../../../core/query/dimensions.ts';
import type { CompileInput } from '../compile.ts';
import { SIDES, withoutRolled } from '../compile.ts';
import { dailyColumn, dailySide, isRolledUp } from '../daily-side.ts';
import { isEventFilter } from '../filter-sql.ts';
import type { Measure } from '../metrics.ts';
import { planSides, type SideKind } from '../plan.ts';
import { type RollupPart, rollupParts, valueSql } from '../rollup-parts.ts';
import type { Side } from '../side.ts';
import type { StatementScope } from '../statement-scope.ts';
import { visitSide } from '../visit-side.ts';
import type { RowSource } from '../visit-source.ts';

/** A question of at most one dimension, by its number in the batch. */
export interface Tile {
  id: number;
  question: CompileInput;
}

/** What a tile takes from rows that it shares with other tiles. */
interface Share {
  tile: Tile;
  measures: readonly Measure[];
}

/**
 * SELECTs of the sums of tiles about the same days and filters, as rows of (tile, g0, …columns): those that all can take
 * from one reading are one SELECT, since to read the same CTE again is to have it analyzed again.
 */
export function longSelects(
  tiles: readonly Tile[],
  columns: readonly Measure[],
  scope: StatementScope,
): string[] {
  const selects: string[] = [];
  const rollupShares: (RollupPart & { tile: Tile })[] = [];
  const visitShares = new Map<string, { rows: RowSource; shares: Share[] }>();
  for (const tile of tiles) {
    const { query, generations } = tile.question;
    const { period, dimensions, filters, goals } = query;
    const range = { from: period.fromDate, to: period.toDate };
    const rolled = generations.sealed.filter((generation) => isRolledUp(generation, dimensions));
    const add = (kind: SideKind, measures: readonly Measure[], isRest: boolean) => {
      const rows = scope.visits(isRest ? withoutRolled(generations, rolled) : generations, range);
      if (measures.length === 0 || !rows) return;
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
      for (const part of parts) {
        if (!dimensions.some(isTimeDimension)) rollupShares.push({ ...part, tile });
        else
          selects.push(
            tileSelect(
              tile,
              dailySide({ ...query, params: scope.params }, rolled, part, scope.rollups),
              columns,
            ),
          );
      }
      const answered = parts.flatMap((part) => part.measures);
      add(kind, answered, true);
      add(
        kind,
        measures.filter((measure) => !answered.includes(measure)),
        false,
      );
    }
  }
  if (rollupShares.length > 0) selects.push(rollupSelect(rollupShares, columns, scope));
  for (const { rows, shares } of visitShares.values())
    selects.push(visitSelect(shares, rows, columns, scope));
  return selects;
}

/** By page, filters on events are read as filters on the entry page: these are other sessions. */
function isReadByEntry({ question: { query } }: Tile): boolean {
  return query.dimensions.some(isEventDimension) && query.filters.some(isEventFilter);
}

function tileSelect({ id }: Tile, { keys, measures, from }: Side, columns: readonly Measure[]): string {
  const [key] = keys;
  const sums = columns.map((measure) => `${measures[measure] ?? 'toUInt64(0)'} AS ${measure}`);
  const g0 = key === undefined ? `''` : `toString(${key})`;
  return `SELECT toUInt16(${id}) AS tile, ${[`${g0} AS g0`, ...sums].join(', ')} FROM ${from}${key === undefined ? '' : ' GROUP BY g0'}`;
}

/** One reading of the rollups; each row goes to every tile that has a share in it. */
function rollupSelect(
  shares: readonly (RollupPart & { tile: Tile })[],
  columns: readonly Measure[],
  { params, rollups }: StatementScope,
): string {
  const [first] = shares;
  if (!first) return '';
  const { generations, query } = first.tile.question;
  const rolled = generations.sealed.filter((generation) => isRolledUp(generation, query.dimensions));
  const names = [...new Set(shares.map(({ rollup }) => rollup))];
  const held = [
    ...new Set(shares.flatMap(({ measures }) => measures.flatMap((one) => dailyColumn(one) ?? []))),
  ];
  const sums = held.map((column) => `sum(rollups.${column}) AS sum_${column}`);
  const where = first.filters.length > 0 ? ` WHERE ${valueSql(first.filters, params)}` : '';
  const summed = `SELECT dimension, value, ${sums.join(', ')} FROM ${rollups(rolled, names, true)} AS rollups${where} GROUP BY dimension, value`;
  const numbers = (name: string) => shares.flatMap(({ rollup }, index) => (rollup === name ? [index] : []));
  const feeds = names.map(
    (name) => `dimension = ${params.add('String', name)}, [${numbers(name).join(', ')}]`,
  );
  const list = columns.map((measure) => {
    const fed = shares.flatMap(({ measures }, index) => (measures.includes(measure) ? [index] : []));
    return `${maskedSql(`sum_${dailyColumn(measure)}`, 'feed', fed)} AS ${measure}`;
  });
  // Filtered by a rollup's own dimension, a total is made of its rows.
  const totals = shares.flatMap(({ tile }, index) =>
    tile.question.query.dimensions.length === 0 ? [index] : [],
  );
  const g0 = totals.length > 0 ? `if(feed IN (${totals.join(', ')}), '', value)` : 'value';
  const tile = `arrayElement([${shares.map(({ tile: { id } }) => `toUInt16(${id})`).join(', ')}], feed + 1)`;
  return `SELECT ${tile} AS tile, ${g0} AS g0, ${list.join(', ')} FROM (${summed}) ARRAY JOIN multiIf(${feeds.join(', ')}, []) AS feed`;
}

/** One reading of session rows, grouped by the dimension of each tile in turn. */
function visitSelect(
  shares: readonly Share[],
  rows: RowSource,
  columns: readonly Measure[],
  { params }: StatementScope,
): string {
  const dimensions = [...new Set(shares.flatMap(({ tile }) => tile.question.query.dimensions))];
  const measures = [...new Set(shares.flatMap((share) => share.measures))];
  const [first] = shares;
  if (!first) return '';
  const { filters, goals, period } = first.tile.question.query;
  const side = visitSide({ dimensions, filters, goals, period, measures, rows, params });
  const keys = side.keys.map((key, index) => `toString(${key}) AS s${index}`);
  const sums = measures.map((measure) => `${side.measures[measure]} AS own_${measure}`);
  const indexOf = ({ tile }: Share) => {
    const [dimension] = tile.question.query.dimensions;
    return dimension === undefined ? -1 : dimensions.indexOf(dimension);
  };
  const idsOf = (index: number) =>
    shares.flatMap((share) => (indexOf(share) === index ? [share.tile.id] : []));
  const sets = dimensions.map((_, index) => `(s${index})`);
  const isTotal = idsOf(-1).length > 0;
  if (isTotal) sets.push('()');
  const ids = (index: number) => `CAST([${[...new Set(idsOf(index))].join(', ')}], 'Array(UInt16)')`;
  const isOwn = dimensions.map((_, index) => `grouping(s${index}) = 0, ${ids(index)}`);
  const tiles = isOwn.length > 0 ? `multiIf(${[...isOwn, ids(-1)].join(', ')})` : ids(-1);
  // Where it is not grouped by, a key need not be empty: ClickHouse may have grouped by what is inside of toString.
  const own = dimensions.map((_, index) => `grouping(s${index}) = 0, s${index}`);
  const value = own.length > 0 ? `multiIf(${[...own, `''`].join(', ')})` : `''`;
  const groupBy = dimensions.length > 0 ? ` GROUP BY GROUPING SETS (${sets.join(', ')})` : '';
  const grouped = `SELECT ${[...keys, ...sums, `${tiles} AS tiles`, `${value} AS g0`].join(', ')} FROM ${side.from}${groupBy}`;
  const list = columns.map((measure) => {
    const asked = shares.flatMap((share) => (share.measures.includes(measure) ? [share.tile.id] : []));
    return `${maskedSql(`own_${measure}`, 'tile', asked)} AS ${measure}`;
  });
  return `SELECT tile, g0, ${list.join(', ')} FROM (${grouped}) ARRAY JOIN tiles AS tile`;
}

/** The sum in the rows of those who asked for it. */
function maskedSql(sum: string, number: string, asked: readonly number[]): string {
  return asked.length > 0 ? `if(${number} IN (${asked.join(', ')}), ${sum}, toUInt64(0))` : 'toUInt64(0)';
}
