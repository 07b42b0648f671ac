/** Words that paths, sources and cities of the bench are made of, as SQL. */
export const WORDS = `['${[
  'guide pricing setup release analytics privacy export import billing team report weekly growth edge cache query',
  'design login mobile launch review update status market safety global vector signal motion studio canvas garden',
  'winter summer forest ledger bridge harbor copper silver',
]
  .join(' ')
  .replaceAll(' ', `', '`)}']`;

/** SQL of an array of `bins` indexes in which each index has its weight's share: one lookup draws from it. */
export function lookupTable(weights: readonly number[], bins: number): string {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const indexes: number[] = [];
  let reached = weights[0] ?? 0;
  let index = 0;
  for (let bin = 0; bin < bins; bin++) {
    while (index < weights.length - 1 && ((bin + 0.5) / bins) * total > reached) {
      index++;
      reached += weights[index] ?? 0;
    }
    indexes.push(index);
  }
  return `[${indexes.join(', ')}]`;
}

/** How busy the hours of a day are. */
export function hourWeights(): number[] {
  return Array.from(
    { length: 24 },
    (_, hour) => 0.25 + Math.max(0, Math.sin(((hour - 5) / 19) * Math.PI)) ** 1.3,
  );
}
