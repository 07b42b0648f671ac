import { z } from 'zod';
import { type Filter, formatFilter } from '../../core/query/filters.ts';
import { visitorAlias } from '../../core/visitor.ts';
import { formatInstant, type Zone } from '../../core/zoned-time.ts';
import type { ClickHouse } from '../client.ts';
import { asRefusal } from '../query/refused-query.ts';
import { liveSql, MINUTE_MS, MINUTES, windowStart } from './live-sql.ts';

/** What goes on at a site: the last thirty minutes, of which the last is running. */
export interface LiveView {
  /** With an event in the last five minutes. */
  visitors: number;
  /** Oldest first. */
  minutes: { time: string; visitors: number; pageviews: number }[];
  pages: LiveRow[];
  sources: LiveRow[];
  /** ISO 3166-1. */
  countries: LiveRow[];
  devices: LiveRow[];
  /** Newest first. */
  events: LiveEvent[];
  query: { site_id: string; filters: unknown[] };
}

export interface LiveRow {
  value: string;
  visitors: number;
}

export interface LiveEvent {
  /** ISO 8601 in the site's zone. */
  time: string;
  name: string;
  page: string;
  source: string;
  country: string;
  device: string;
  /** The same for all events of a visitor on one date. */
  visitor: string;
}

/** What the view needs of a site; `visitorSecret` is hex and keys the aliases. */
export interface LiveSite {
  siteId: number;
  domain: string;
  timezone: Zone;
  visitorSecret: string;
}

const MAX_ROWS = 10;

const int64 = z.coerce.number();
const text = z.string();
const rowSchema = z.object({
  kind: z.enum(['present', 'minute', 'page', 'source', 'country', 'device', 'event']),
  value: text,
  visitors: z.number(),
  pageviews: z.number(),
  /** Sorted by the first two, which are therefore negative: milliseconds and sequence. */
  events: z.array(z.tuple([int64, z.number(), text, text, text, text, text, text, text])),
});
type Row = z.infer<typeof rowSchema>;

/** Who is on the site at `now` (epoch ms) and what they do, of the visits that pass. @throws RefusedQuery, StorageError */
export async function readLive(
  clickhouse: ClickHouse,
  site: LiveSite,
  filters: readonly Filter[],
  now: number,
): Promise<LiveView> {
  try {
    const { rows } = await clickhouse.query({ ...liveSql(site, filters, now), schema: rowSchema });
    return write(rows, site, filters, now);
  } catch (error) {
    throw asRefusal(error);
  }
}

function write(rows: readonly Row[], site: LiveSite, filters: readonly Filter[], now: number): LiveView {
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind);
  const list = (kind: Row['kind']) =>
    of(kind)
      .slice(0, MAX_ROWS)
      .map(({ value, visitors }) => ({ value, visitors }));
  return {
    visitors: of('present')[0]?.visitors ?? 0,
    minutes: minutes(of('minute'), site, now),
    pages: list('page'),
    sources: list('source'),
    countries: list('country'),
    devices: list('device'),
    events: (of('event')[0]?.events ?? []).map((event) => writeEvent(event, site)),
    query: { site_id: site.domain, filters: filters.map(formatFilter) },
  };
}

function minutes(rows: readonly Row[], { timezone }: LiveSite, now: number): LiveView['minutes'] {
  const byIndex = new Map(rows.map((row) => [row.value, row]));
  return Array.from({ length: MINUTES }, (_, index) => {
    const { visitors = 0, pageviews = 0 } = byIndex.get(String(index)) ?? {};
    return { time: formatInstant(windowStart(now) + index * MINUTE_MS, timezone), visitors, pageviews };
  });
}

function writeEvent(
  [negativeMs, , visitorId, date, name, page, source, country, device]: Row['events'][number],
  { timezone, visitorSecret }: LiveSite,
): LiveEvent {
  return {
    time: formatInstant(-negativeMs, timezone),
    name,
    page,
    source,
    country,
    device,
    visitor: visitorAlias({ secret: visitorSecret, date, visitorId }),
  };
}
