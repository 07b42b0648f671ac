import { setTimeout as wait } from 'node:timers/promises';
import { beaconOf, visitorHeaders } from './beacons.ts';
import { makeVisitor, type PlannedSession, planSession } from './plan-sessions.ts';
import { seededRandom } from './random.ts';

const VISITORS_AT_ONCE = 8;
const FIRST_PAUSE_MS = 1000;
const LAST_PAUSE_MS = 12_000;
/** Lively while somebody looks at a fresh start; later slower, so that today stays a day like the others. */
const SLOWER_PER_BEACON = 1.006;
/** Addresses beyond those of the made-up history. */
const FIRST_ADDRESS = 0x1_0000;

/** Sends beacons of visitors who are there right now, until the signal ends it. */
export async function trickle(url: string, siteKey: string, signal: AbortSignal): Promise<void> {
  const startedAt = Date.now();
  const random = seededRandom(`live ${startedAt}`);
  const present: { session: PlannedSession; next: number }[] = [];
  let visitors = 0;
  for (
    let pauseMs = FIRST_PAUSE_MS;
    !signal.aborted;
    pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * SLOWER_PER_BEACON)
  ) {
    if (present.length < VISITORS_AT_ONCE && random.chance(0.4 + 0.6 / (present.length + 1))) {
      const visitor = makeVisitor(random, FIRST_ADDRESS + (visitors & 0xffff));
      const id = `live.${startedAt}.${visitors}`;
      present.push({ session: planSession(random, { id, at: Date.now(), visitor }), next: 0 });
      visitors += 1;
    }
    const one = present[random.between(0, present.length - 1)];
    if (one) {
      // As the tracker does: what there is to say of the page before goes along with the next pageview.
      const { hits } = one.session;
      const rest = hits.findIndex(({ name }, n) => n > one.next && name === 'engagement');
      const end = rest < 0 ? hits.length : rest;
      const beacon = beaconOf(siteKey, one.session, hits.slice(one.next, end), one.next);
      await post(url, beacon, one.session, signal);
      one.next = end;
      if (end === hits.length) present.splice(present.indexOf(one), 1);
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {});
  }
}

/** A beacon that does not arrive is gone, as from a browser. */
async function post(
  url: string,
  beacon: object,
  { visitor }: PlannedSession,
  signal: AbortSignal,
): Promise<void> {
  await fetch(`${url}/b`, {
    method: 'POST',
    headers: visitorHeaders(visitor),
    body: JSON.stringify(beacon),
    signal,
  }).then(
    (response) => response.arrayBuffer(),
    () => {},
  );
}
