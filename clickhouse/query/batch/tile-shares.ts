import type { ResolvedQuery } from '../../../core/query/query.ts';
import type { CompileInput } from '../compile.ts';
import type { Measure } from '../metrics.ts';
import { planSides } from '../plan.ts';

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
export interface Share {
  tile: Tile;
  measures: readonly Measure[];
}

/** All that a question needs. */
export function measuresOf(query: ResolvedQuery): Measure[] {
  return [...planSides(query).values()].flat();
}

/** A value in the rows of those who take it, and of those who need no such thing; `number` is SQL that tells shares apart. */
export function maskedSql<One extends Share>(
  value: string | undefined,
  number: string,
  column: Column,
  shares: readonly One[],
  numberOf: (share: One, index: number) => number | string,
): string {
  const takes = (measures: readonly Measure[]) =>
    column.measures.some((measure) => measures.includes(measure));
  if (value === undefined || !shares.some(({ measures }) => takes(measures))) return 'toUInt64(0)';
  const others = shares.flatMap((share, index) =>
    takes(share.measures) || !takes(measuresOf(share.tile.question.query)) ? [] : [numberOf(share, index)],
  );
  return others.length > 0 ? `if(${number} IN (${others.join(', ')}), 0, ${value})` : value;
}
