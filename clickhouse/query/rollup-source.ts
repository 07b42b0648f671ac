import type { Generation } from '../generations.ts';
import { rollupRows } from './daily-side.ts';
import type { Params } from './params.ts';

/** FROM-able SQL of the rows of rollups on the dates under generations; `byMonth`: months may stay in one piece. */
export type RollupSource = (
  rolled: readonly Generation[],
  rollups: readonly string[],
  byMonth: boolean,
) => string;

interface Shared {
  name: string;
  rolled: readonly Generation[];
  byMonth: boolean;
  rollups: Set<string>;
  uses: number;
}

/** Rollup rows of a statement: what is asked of the same dates, whatever the dimension, is read in one go. */
export function createRollupSource(params: Params): { rollups: RollupSource; definitions(): string[] } {
  const shared = new Map<string, Shared>();
  return {
    rollups(rolled, names, byMonth) {
      const key = JSON.stringify([rolled, byMonth]);
      const one = shared.get(key) ?? {
        name: `rollups_${shared.size}`,
        rolled,
        byMonth,
        rollups: new Set(),
        uses: 0,
      };
      shared.set(key, one);
      for (const rollup of names) one.rollups.add(rollup);
      one.uses++;
      return `(SELECT * FROM ${one.name} WHERE dimension IN ${params.add('Array(String)', names)})`;
    },
    definitions: () =>
      [...shared.values()].map(({ name, rolled, byMonth, rollups, uses }) => {
        const named = `IN ${params.add('Array(String)', [...rollups])}`;
        const keyword = uses > 1 ? 'MATERIALIZED ' : '';
        return `${name} AS ${keyword}(SELECT * FROM ${rollupRows(rolled, named, byMonth, params)})`;
      }),
  };
}
