/** A source of numbers that repeats itself for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** Whole, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of the items, each as often as its weight says. */
  pick<T extends { weight: number }>(items: readonly T[]): T;
  /** Around `median`, never negative, with the long tail that durations have. */
  skewed(median: number): number;
}

/** Numbers from a text: FNV-1a for the seed, then mulberry32. Good enough for a demo, and the same on every machine. */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      let rest = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      for (const item of items) {
        rest -= item.weight;
        if (rest < 0) return item;
      }
      const last = items.at(-1);
      if (last === undefined) throw new Error('nothing to pick from');
      return last;
    },
    skewed: (median) => Math.round(median * Math.exp((next() + next() + next() - 1.5) * 1.4)),
  };
}
