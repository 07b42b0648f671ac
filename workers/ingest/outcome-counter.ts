import type { Outcome, OutcomeCount } from '../../core/event.ts';

/** A flood of odd sites or a queue that is down must not fill the memory: from here on sites are not told apart. */
const MAX_COUNTS = 1_000;

/** Counts outcomes of events per site and minute until a queue message takes them along. */
export function createOutcomeCounter(makeId: () => string) {
  const open = new Map<string, OutcomeCount>();
  /** Handed over before; nothing is added to them, since their ids may have been stored with the old figure. */
  const returned: OutcomeCount[] = [];

  return {
    get size(): number {
      return open.size + returned.length;
    },

    add(siteId: number, outcome: Outcome, n: number, now: number): void {
      const site_id = open.size < MAX_COUNTS ? siteId : 0;
      const count = countOf(site_id, outcome, 0, now, makeId());
      const key = `${site_id} ${count.minute} ${outcome}`;
      const known = open.get(key) ?? count;
      known.n += n;
      open.set(key, known);
    },

    /** Hands over at most `max` counts, the oldest first. */
    take(max: number): OutcomeCount[] {
      const taken = returned.splice(0, max);
      for (const [key, count] of open) {
        if (taken.length >= max) break;
        taken.push(count);
        open.delete(key);
      }
      return taken;
    },

    /** Takes back counts whose message was refused. They keep their ids: perhaps it arrived nevertheless. */
    putBack(refused: readonly OutcomeCount[]): void {
      returned.push(...refused);
    },
  };
}
export type OutcomeCounter = ReturnType<typeof createOutcomeCounter>;

/** A count of the minute that `now` (epoch ms) lies in. */
export function countOf(siteId: number, outcome: Outcome, n: number, now: number, id: string): OutcomeCount {
  return { site_id: siteId, minute: Math.floor(now / 60_000) * 60, outcome, n, id };
}
