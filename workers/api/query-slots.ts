/** Counts what runs at the same time, per name. */
export interface QuerySlots {
  /** Takes a slot unless `limit` of them are taken; the function returned gives it back. Times are epoch ms. */
  take(name: string, limit: number, now: number, untilMs: number): (() => void) | undefined;
}

/**
 * Slots of one isolate. An account's questions meet in few of them, and ClickHouse has limits of its own; to count them over all
 * isolates would cost every question a round trip to a Durable Object.
 */
export function createQuerySlots(): QuerySlots {
  const taken = new Map<string, Set<{ untilMs: number }>>();
  return {
    take(name, limit, now, untilMs) {
      const slots = taken.get(name) ?? new Set();
      // A request whose client hangs up is ended without a word: its slot comes back when its time is over.
      for (const slot of slots) if (slot.untilMs <= now) slots.delete(slot);
      if (slots.size >= limit) return undefined;
      const slot = { untilMs };
      slots.add(slot);
      taken.set(name, slots);
      return () => {
        slots.delete(slot);
        if (slots.size === 0 && taken.get(name) === slots) taken.delete(name);
      };
    },
  };
}
