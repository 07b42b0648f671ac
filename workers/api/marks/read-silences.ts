import type { LimitedReads } from '../../../clickhouse/limit-reads.ts';
import type { AnswerCache } from '../../../clickhouse/query/answer-cache.ts';
import { runQuery } from '../../../clickhouse/query/run-query.ts';
import { silences, USUAL_WEEKS } from '../../../core/marks/silence.ts';
import type { Stretch } from '../../../core/marks/stretch.ts';
import { parseQuery } from '../../../core/query/parse-query.ts';
import { siteZone } from '../../../core/site.ts';
import {
  addDays,
  daysBetween,
  hourLabel,
  localDate,
  localHour,
  startOfDate,
  type Zone,
} from '../../../core/zoned-time.ts';
import { asAsked } from '../../../db/asked-site.ts';
import type { Site } from '../../../db/sites.ts';

/** Up to here hours are looked at, which cost more than days; the chart shows none beyond. */
const MOST_DAYS_BY_HOUR = 7;
const QUARTER_MS = 15 * 60_000;

/** The stretches between two dates without an event, where the weeks before make that extraordinary. */
export async function readSilences(
  reads: LimitedReads,
  site: Site,
  { from, to, first }: { from: string; to: string; first: string },
  now: number,
  cache?: AnswerCache,
): Promise<Stretch[]> {
  const zone = siteZone(site);
  const byHour = daysBetween(from, to) < MOST_DAYS_BY_HOUR;
  const usualFrom = addDays(from, -7 * USUAL_WEEKS);
  const start = usualFrom < first ? first : usualFrom;
  if (start > to) return [];
  const interval = byHour ? 'hour' : 'day';
  const parsed = parseQuery({
    site_id: site.domain,
    metrics: ['events'],
    date_range: [start, to],
    dimensions: [`time:${interval}`],
    include: { time_labels: true },
  });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { results, meta } = await runQuery(reads, asAsked(site), parsed.value, now, cache);
  const counts = new Map(results.map(({ dimensions, metrics }) => [dimensions[0], Number(metrics[0])]));
  const current = byHour ? hourLabel(localHour(now, zone)) : localDate(now, zone);
  const buckets = (meta.time_labels ?? [])
    .filter((label) => label < current)
    .map((label) => ({ label, events: counts.get(label) ?? 0 }));
  return silences(buckets).map(({ first: begin, last }) => ({
    kind: 'silent',
    from: startOfBucket(begin, zone),
    to: byHour ? startOfBucket(last, zone) + 4 * QUARTER_MS : startOfDate(addDays(last, 1), zone),
    events: null,
  }));
}

/** The first instant that the site's clocks show as this date or hour. */
function startOfBucket(label: string, zone: Zone): number {
  const start = startOfDate(label.slice(0, 10), zone);
  if (label.length === 10) return start;
  let at = start;
  // Days have 25 hours at most.
  while (hourLabel(localHour(at, zone)) < label && at < start + 104 * QUARTER_MS) at += QUARTER_MS;
  return at;
}
