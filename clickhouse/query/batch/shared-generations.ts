import type { ClickHouse } from '../../client.ts';
import { type DateRange, type Generations, generationsWithin, readGenerations } from '../../generations.ts';
import type { AnswerCache } from '../answer-cache.ts';
import type { KnownGenerations } from '../reads.ts';

export interface AskedRange {
  siteId: number;
  range: DateRange;
}

/** One read a site, over all of its ranges; the same range has the same object, and what is as it was lately too. */
export function loadGenerations(
  clickhouse: ClickHouse,
  cache: AnswerCache | undefined,
  asked: readonly AskedRange[],
): Promise<KnownGenerations>[] {
  const sites = new Map<number, ReturnType<typeof loadSite>>();
  for (const [siteId, ranges] of Map.groupBy(asked, (one) => one.siteId)) {
    const from = ranges.map(({ range }) => range.from).toSorted()[0] ?? '';
    const to =
      ranges
        .map(({ range }) => range.to)
        .toSorted()
        .at(-1) ?? '';
    sites.set(siteId, loadSite(clickhouse, cache, siteId, { from, to }));
  }
  return asked.map(async ({ siteId, range }) => {
    const site = sites.get(siteId);
    if (!site) throw new TypeError(`Generations of site ${siteId} were not asked for`);
    const lately = await site.lately;
    const now = site.now.then((all) => site.within(all, range));
    // Who stops at an error of its own does not wait for this one.
    now.catch(() => {});
    return { lately: lately && site.within(lately, range), now };
  });
}

function loadSite(clickhouse: ClickHouse, cache: AnswerCache | undefined, siteId: number, range: DateRange) {
  const key = `generations-${siteId}-${range.from}-${range.to}`;
  const lately = cache ? cache.get<Generations>(key) : Promise.resolve(undefined);
  const read = readGenerations(clickhouse, siteId, range);
  const now = Promise.all([read, lately]).then(([all, kept]) => {
    if (kept && JSON.stringify(kept) === JSON.stringify(all)) return kept;
    cache?.put<Generations>(key, all);
    return all;
  });
  const parts = new Map<Generations, Map<string, Generations>>();
  const within = (all: Generations, part: DateRange) => {
    const known = parts.get(all) ?? new Map<string, Generations>();
    parts.set(all, known);
    const name = `${part.from} ${part.to}`;
    const found = known.get(name) ?? generationsWithin(all, part);
    known.set(name, found);
    return found;
  };
  return { lately, now, within };
}
