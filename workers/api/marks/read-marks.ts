import type { LimitedReads } from '../../../clickhouse/limit-reads.ts';
import { readOutcomeHours } from '../../../clickhouse/outcome-hours.ts';
import type { AnswerCache } from '../../../clickhouse/query/answer-cache.ts';
import { readFirstDate } from '../../../clickhouse/query/first-date.ts';
import { refusedStretches } from '../../../core/marks/refused-hours.ts';
import { joined, type Stretch } from '../../../core/marks/stretch.ts';
import { type DateRange, resolvePeriod } from '../../../core/period.ts';
import { siteZone } from '../../../core/site.ts';
import { addDays, startOfDate } from '../../../core/zoned-time.ts';
import type { Site } from '../../../db/sites.ts';
import { readSilences } from './read-silences.ts';

/**
 * What is missing from a site's chart on the dates of a range, as far as it is known, at an instant: outcomes are counted for 30 days,
 * the rest follows from what is stored. @throws StorageError, LimitExceeded
 */
export async function readMarks(
  reads: LimitedReads,
  site: Site,
  range: DateRange,
  now: number,
  cache?: AnswerCache,
): Promise<Stretch[]> {
  const zone = siteZone(site);
  const first = await readFirstDate(reads, site.id);
  if (first === undefined) return [];
  const dates = resolvePeriod(range, { timezone: zone, firstDate: first }, now);
  const from = startOfDate(dates.fromDate, zone);
  const to = Math.min(startOfDate(addDays(dates.toDate, 1), zone), now);
  if (to <= from) return [];

  // A replay comes after what it replays, perhaps after the dates that are asked for.
  const hours = await readOutcomeHours(reads, site.id, { from, to: now });
  const explained = joined([
    ...refusedStretches(hours).filter((stretch) => stretch.from < to),
    ...pauses(site, now),
    ...(dates.fromDate < first
      ? [{ kind: 'before_first' as const, from, to: Math.min(startOfDate(first, zone), to), events: null }]
      : []),
  ]);
  const silent = await readSilences(
    reads,
    site,
    { from: dates.fromDate, to: dates.toDate, first },
    now,
    cache,
  );
  // Where nothing could come, nothing is extraordinary.
  const unexplained = silent.filter(
    (one) => !explained.some((two) => two.kind !== 'outage' && two.from <= one.from && two.to > one.from),
  );
  return [...explained, ...unexplained]
    .map((one) => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.from < one.to)
    .sort((a, b) => a.from - b.from);
}

/** Since its owner closed it; earlier pauses are known by the events they refused. */
function pauses({ archivedAt }: Site, now: number): Stretch[] {
  return archivedAt === null ? [] : [{ kind: 'paused', from: archivedAt, to: now, events: null }];
}
