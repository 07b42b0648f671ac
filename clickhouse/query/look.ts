import { z } from 'zod';
import { assembledDates } from '../assembled-dates.ts';
import type { ClickHouse } from '../client.ts';
import { type DateRange, type Generations, printOf, printSelects } from '../generations.ts';
import { createParams } from './params.ts';
import { asRefusal } from './refused-query.ts';

/** What a look at a site's tables said, of dates in a range under generations that were known before. */
export interface Look {
  /** That of the generations as they are; see `printOf`. */
  print: string;
  /** A text that is another one after any change of the events that are assembled. */
  events: string;
  /** Whether one of these is held twice; see distinct-hits.ts. */
  hasTwins: boolean;
  /** Whether the newest of them is older than anything that may still be on its way between servers. */
  isQuiet: boolean;
}

/** Replicas are some seconds behind each other at most. */
const QUIET_SECONDS = 60;

const rowSchema = z.object({
  of: z.string(),
  n: z.string(),
  total: z.string(),
  ids: z.string(),
  age: z.coerce.number(),
});

const MICROS = 'toUInt64(toUnixTimestamp64Micro(arrival))';
const EVENTS = `SELECT 'events', count(), sum(${MICROS}), uniqExact(id), dateDiff('second', max(arrival), now64(6))
  FROM events WHERE site_id = {site_id:UInt32}`;

/** Finds out, in one short statement, whether what was known of a site still holds. @throws RefusedQuery, StorageError */
export async function lookAt(
  clickhouse: ClickHouse,
  siteId: number,
  range: DateRange,
  generations: Generations,
): Promise<Look> {
  const params = createParams();
  Object.assign(params.values, { site_id: siteId, from: range.from, to: range.to });
  const dates = assembledDates(range, generations, params);
  const selects = [
    ...printSelects(range, 'toUInt64(0) AS ids, toInt64(0) AS age'),
    ...(dates ? [`${EVENTS} AND ${dates}`] : []),
  ];
  try {
    const sql = selects.join('\nUNION ALL\n');
    const { rows } = await clickhouse.query({ sql, params: params.values, schema: rowSchema });
    const events = rows.find(({ of }) => of === 'events');
    return {
      print: printOf(rows),
      events: events ? `${events.n} ${events.total}` : '',
      hasTwins: events !== undefined && events.n !== events.ids,
      isQuiet: events === undefined || events.age >= QUIET_SECONDS,
    };
  } catch (error) {
    throw asRefusal(error);
  }
}
