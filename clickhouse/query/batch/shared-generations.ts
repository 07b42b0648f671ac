import { setImmediate } from 'node:timers';
import type { ClickHouse } from '../../client.ts';
import {
  type DateRange,
  type Generations,
  generationsWithin,
  type KnownState,
  readState,
} from '../../generations.ts';
import type { AnswerCache } from '../answer-cache.ts';
import { lookAt } from '../look.ts';
import type { KnownGenerations } from '../reads.ts';
import type { Watch } from './quiet-rows.ts';

/** Another one whenever what is kept has another form. */
const STATE_VERSION = 1;

/** What is kept of a site: its generations, and whether it was quiet when it was looked at last. */
interface KeptState extends KnownState {
  isQuiet: boolean;
}

export interface AskedRange {
  siteId: number;
  range: DateRange;
}

/**
 * One read a site, over all of its ranges; the same range has the same object, and what is as it was lately too. What is
 * known from the last time is looked at rather than read; the look is noted beside it.
 */
export function loadGenerations(
  clickhouse: ClickHouse,
  cache: AnswerCache | undefined,
  watches: WeakMap<Generations, Watch>,
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
    const known = await site.known;
    const lately = known.generations && site.within(known.generations, range);
    if (lately && known.watch) watches.set(lately, known.watch);
    const now = known.now.then((all) => site.within(all, range));
    // Who stops at an error of its own does not wait for this one.
    now.catch(() => {});
    return { lately, now };
  });
}

/** Resolves when who asks beside has sent its statement, if it had not to wait for anything either. */
async function othersSent(): Promise<void> {
  for (const _ of ['gathered', 'sent']) await new Promise<void>((go) => setImmediate(go));
}

function loadSite(clickhouse: ClickHouse, cache: AnswerCache | undefined, siteId: number, range: DateRange) {
  const key = `state-${STATE_VERSION}-${siteId}-${range.from}-${range.to}`;
  const read = async () => {
    const state = await readState(clickhouse, siteId, range);
    cache?.put<KeptState>(key, { ...state, isQuiet: false });
    return state.generations;
  };
  const kept = cache ? cache.get<KeptState>(key) : Promise.resolve(undefined);
  const known = kept.then((state) => {
    if (!state) return { generations: undefined, watch: undefined, now: read() };
    const { generations, print, isQuiet } = state;
    // While a site is busy, rows do not wait for it: what takes longer is sent before.
    const look = (isQuiet ? Promise.resolve() : othersSent()).then(() =>
      lookAt(clickhouse, siteId, range, generations),
    );
    const now = look.then((seen) => {
      if (seen.print !== print) return read();
      if (seen.isQuiet !== isQuiet) cache?.put<KeptState>(key, { ...state, isQuiet: seen.isQuiet });
      return generations;
    });
    return { generations, watch: { look, print, wasQuiet: isQuiet }, now };
  });
  const parts = new Map<Generations, Map<string, Generations>>();
  const within = (all: Generations, part: DateRange) => {
    const found = parts.get(all) ?? new Map<string, Generations>();
    parts.set(all, found);
    const name = `${part.from} ${part.to}`;
    const own = found.get(name) ?? generationsWithin(all, part);
    found.set(name, own);
    return own;
  };
  return { known, within };
}
