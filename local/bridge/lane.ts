/** Runs at most `limit` tasks at a time, the rest in order of arrival. */
export interface Lane {
  run<T>(task: () => Promise<T>): Promise<T>;
}

export function createLane(limit: number): Lane {
  let running = 0;
  const waiting: (() => void)[] = [];

  return {
    async run(task) {
      if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await task();
      } finally {
        // The place goes straight to the next in line, so a newcomer cannot slip in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
