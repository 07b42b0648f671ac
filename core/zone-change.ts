import { addDays, localDate, startOfDate, type ZoneHistory } from './zoned-time.ts';

/** A zone that a site had, until the instant (epoch ms) from which on it had another. */
export type FormerZone = ZoneHistory['former'][number];

/**
 * Whoever decides dates must know of a change before it happens: ingest remembers a site's config for a minute, and KV
 * needs up to a minute to tell all of the world.
 */
const NOTICE_MS = 120_000;
/** A site on a journey needs no more; each is looked at for every event. */
export const MAX_ZONE_CHANGES = 50;

/**
 * The zones of a site that shall have another one. It starts at the next local midnight that can still be announced, so
 * that no date which has begun changes its rules; a change that nobody can have noticed yet is replaced.
 */
export function changeZone(
  zones: { timezone: string; former: readonly FormerZone[] },
  timezone: string,
  now: number,
): { timezone: string; former: FormerZone[] } {
  const announced = now + NOTICE_MS;
  const former = zones.former.filter(({ until }) => until <= announced);
  // The zone in force when the notice is over: the one that the first change dropped would have ended.
  const current = zones.former[former.length]?.timezone ?? zones.timezone;
  if (timezone === current) return { timezone, former };
  const kept = { timezone: current, former };
  const until = nextMidnight(kept, announced);
  return { timezone, former: [...former, { timezone: current, until }] };
}

function nextMidnight(zone: ZoneHistory, after: number): number {
  return startOfDate(addDays(localDate(after, zone), 1), zone);
}
