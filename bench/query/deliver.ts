import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { insertEvents } from '../../clickhouse/insert-events.ts';
import type { EventRow } from '../../core/event.ts';
import { hitsSql } from './hits.ts';
import { ATTRIBUTES } from './traffic.ts';

/** About what a busy consumer takes at once. */
const EVENTS_PER_BATCH = 10_000;
const INSERT_TIMEOUT_MS = 60_000;

/** Stores the events of the traffic since a date as the consumer does, batch after batch. Answers how many. */
export async function deliver(clickhouse: ClickHouse, from: string): Promise<number> {
  const where = 'date >= {from:Date}';
  const { rows: counted } = await clickhouse.query({
    sql: `SELECT toFloat64(sum(length(hits))) AS n FROM stg.visits WHERE ${where}`,
    params: { from },
    schema: z.object({ n: z.number() }),
  });
  const parts = Math.ceil((counted[0]?.n ?? 0) / EVENTS_PER_BATCH);
  let stored = 0;
  for (let part = 0; part < parts; part++) {
    const { rows: events } = await clickhouse.query({
      sql: rowsSql(`${where} AND session_id % {parts:UInt32} = {part:UInt32}`),
      params: { from, parts, part },
      schema: z.custom<EventRow>(),
    });
    const [delivered] = await insertEvents(clickhouse, [{ message: String(part + 1), events }], {
      insertTimeoutMs: INSERT_TIMEOUT_MS,
      now: Date.now(),
    });
    for (const site of delivered?.bySite.values() ?? []) stored += site.stored;
  }
  return stored;
}

/** Stores one more event of a site that day, of a kind that makes nobody a visitor by itself. */
export async function deliverOne(clickhouse: ClickHouse, site: number, date: string): Promise<void> {
  const { rows } = await clickhouse.query({
    sql: `${rowsSql('site_id = {site:UInt32}')} LIMIT 1`,
    params: { site },
    schema: z.custom<EventRow>(),
  });
  const now = Date.now();
  const id = String(now);
  const events = rows.map((event): EventRow => {
    return {
      ...event,
      date,
      time: Date.parse(date),
      visitor_id: id,
      id,
      kind: 'engagement',
      name: 'engagement',
    };
  });
  const limits = { insertTimeoutMs: INSERT_TIMEOUT_MS, now };
  const [delivered] = await insertEvents(clickhouse, [{ message: id, events }], limits);
  if (delivered?.bySite.get(site)?.stored !== 1) throw new Error(`No event of site ${site} was stored.`);
}

/** Events as they come out of the queue. */
function rowsSql(where: string): string {
  return `SELECT site_id, toString(date) AS date, toString(visitor_id) AS visitor_id, toFloat64(toUnixTimestamp64Milli(time)) AS time, 0 AS seq,
      toString(cityHash64(session_id, position)) AS id,
      multiIf(name = 'pageview', 'pageview', name = 'engagement', 'engagement', 'custom') AS kind, name, pathname,
      engaged_ms, scroll_depth, mapFromArrays(prop_keys, prop_values) AS props, ${ATTRIBUTES}
    FROM (${hitsSql(where)})`;
}
