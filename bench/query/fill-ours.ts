import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { monthsOf, planMonths } from '../../clickhouse/month-plan.ts';
import { seal } from '../../clickhouse/seal.ts';
import { sealMonths } from '../../clickhouse/seal-months.ts';
import { clickHouseNow, planSeal } from '../../clickhouse/seal-plan.ts';
import { ATTRIBUTE_NAMES } from '../../core/event.ts';
import { hitsSql } from './hits.ts';

/** Hot events of this many dates stay, as they do in a running system. */
const HOT_DAYS = 7;
// The hot events of a week lie in more partitions than one insert may usually touch.
const LIMITS = { timeoutMs: 600_000, settings: { max_threads: 2, max_partitions_per_insert_block: 0 } };
/** What the traffic does not have. */
const MISSING = ['utm_content', 'utm_term', 'click_id'];
const PRESENT = ATTRIBUTE_NAMES.filter((name) => !MISSING.includes(name)).join(', ');

/** The rows that the consumer would have inserted, month by month, each sealed by the product's own code before the next. */
export async function fillOurs(clickhouse: ClickHouse): Promise<void> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(month) AS month, toString(max(last) OVER ()) AS today
      FROM (SELECT toStartOfMonth(date) AS month, max(date) AS last FROM stg.visits GROUP BY month) ORDER BY month`,
    schema: z.object({ month: z.string(), today: z.string() }),
  });
  const patient = patiently(clickhouse);
  for (const { month, today } of rows) {
    await insertEvents(patient, 'toStartOfMonth(date) = {date:Date}', month, 'now64(6)');
    const gen = String(await clickHouseNow(clickhouse));
    const isClosed = (_: number, date: string) => date < today;
    const sealed = await seal(patient, gen, await planSeal(patient, gen, isClosed));
    await sealMonths(patient, gen, await planMonths(patient, monthsOf(sealed, isClosed)));
    await patient.command({ sql: 'TRUNCATE TABLE events' });
    console.error(`  ${month.slice(0, 7)}: ${sealed.length} dates sealed`);
  }
  const today = rows.at(-1)?.today ?? '';
  await insertEvents(patient, `date > {date:Date} - ${HOT_DAYS}`, today, 'time');
}

/** Bulk work may take longer than a request of the product does. */
function patiently(clickhouse: ClickHouse): ClickHouse {
  return {
    ...clickhouse,
    query: (statement) => clickhouse.query({ ...statement, ...LIMITS }),
    command: (statement) => clickhouse.command({ ...statement, ...LIMITS }),
  };
}

async function insertEvents(
  clickhouse: ClickHouse,
  where: string,
  date: string,
  arrival: string,
): Promise<void> {
  await clickhouse.command({
    sql: `INSERT INTO events (site_id, date, visitor_id, time, id, message, arrival, kind, name, hostname, pathname,
        engaged_ms, scroll_depth, props, ${PRESENT})
      SELECT site_id, date, visitor_id, time, cityHash64(session_id, position), session_id, ${arrival},
        multiIf(name = 'pageview', 'pageview', name = 'engagement', 'engagement', 'custom'), name, hostname, pathname,
        engaged_ms, scroll_depth, mapFromArrays(prop_keys, prop_values)::Map(LowCardinality(String), String), ${PRESENT}
      FROM (${hitsSql(where)})`,
    params: { date },
  });
}
