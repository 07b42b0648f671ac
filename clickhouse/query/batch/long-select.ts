import type { Column } from './tile-shares.ts';

/** A reading of rows of (tile, g0 and a value of each column), in pieces of SQL. */
export interface LongSelect {
  tile: string;
  g0: string;
  /** In the order of the columns; aggregates where there is `groupBy`. */
  values: readonly string[];
  /** What follows FROM. */
  from: string;
  groupBy?: string;
  /** Whether no two rows are of the same group of a tile. */
  isGrouped: boolean;
}

/** The reading as a SELECT of tile, g0 and `n_…`. */
export function selectText(
  { tile, g0, values, from, groupBy }: LongSelect,
  columns: readonly Column[],
): string {
  const list = values.map((value, index) => named(value, `n_${columns[index]?.name}`));
  return `SELECT ${[named(tile, 'tile'), named(g0, 'g0'), ...list].join(', ')} FROM ${from}${groupBy ? ` GROUP BY ${groupBy}` : ''}`;
}

function named(sql: string, name: string): string {
  return sql === name ? sql : `${sql} AS ${name}`;
}

/** All readings as one of rows to be read once more: a single one is that already. */
export function united(selects: readonly LongSelect[], columns: readonly Column[]): LongSelect {
  const [only, ...more] = selects;
  if (only && more.length === 0) {
    if (only.isGrouped) return only;
    if (only.groupBy === undefined) {
      return {
        ...only,
        values: only.values.map((value) => `sum(${value})`),
        groupBy: 'tile, g0',
        isGrouped: true,
      };
    }
  }
  return {
    tile: 'tile',
    g0: 'g0',
    values: columns.map(({ name }) => `sum(n_${name})`),
    from: `(${(only ? selects : [noRows(columns)]).map((one) => selectText(one, columns)).join('\nUNION ALL\n')})`,
    groupBy: 'tile, g0',
    isGrouped: true,
  };
}

/** Of dates that can hold nothing. */
function noRows(columns: readonly Column[]): LongSelect {
  const values = columns.map(() => 'toUInt64(0)');
  return { tile: 'toUInt32(0)', g0: `''`, values, from: 'sessions WHERE 0', isGrouped: false };
}
