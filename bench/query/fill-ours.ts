import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { monthsOf, planMonths } from '../../clickhouse/month-plan.ts';
import { seal } from '../../clickhouse/seal.ts';
import { sealMonths } from '../../clickhouse/seal-months.ts';
import { clickHouseNow, planSeal } from '../../clickhouse/seal-plan.ts';
import { ATTRIBUTE_NAMES } from '../../core/event.ts';
import { addDays } from '../../core/zoned-time.ts';
import { deliver } from './deliver.ts';
import { hitsSql } from './hits.ts';

/** Hot events of this many dates stay, as they do in a running system. */
const HOT_DAYS = 7;
const LIMITS = { timeoutMs: 600_000, settings: { max_threads: 2 } };
/** What the traffic does not have. */
const MISSING = ['utm_content', 'utm_term', 'click_id'];
const PRESENT = ATTRIBUTE_NAMES.filter((name) => !MISSING.includes(name)).join(', ');

/**
 * A year of events, month by month, each sealed by the product's own code before the next. The hot week goes through the product's own
 * insert; for the rest, to be done within minutes, the engine writes the rows that this insert would have written.
 */
export async function fillOurs(clickhouse: ClickHouse): Promise<void> {
  const { rows } = await clickhouse.query({
    sql: `SELECT toString(month) AS month, toString(max(last) OVER ()) AS today
      FROM (SELECT toStartOfMonth(date) AS month, max(date) AS last FROM stg.visits GROUP BY month) ORDER BY month`,
    schema: z.object({ month: z.string(), today: z.string() }),
  });
  const patient = patiently(clickhouse);
  const today = rows.at(-1)?.today ?? '';
  const hot = addDays(today, 1 - HOT_DAYS);
  for (const { month } of rows.filter((row) => row.month < hot)) {
    await insertPast(patient, month, hot);
    const dates = await sealBefore(patient, hot);
    await patient.command({ sql: 'TRUNCATE TABLE events' });
    console.error(`  ${month.slice(0, 7)}: ${dates} dates sealed`);
  }
  const events = await deliver(patient, hot);
  console.error(
    `  since ${hot}: ${events} events delivered, ${await sealBefore(patient, today)} dates sealed`,
  );
}

/** Writes down what waits, and the months that are over. Answers how many dates that was. */
async function sealBefore(clickhouse: ClickHouse, open: string): Promise<number> {
  const gen = String(await clickHouseNow(clickhouse));
  const isClosed = (_: number, date: string) => date < open;
  const sealed = await seal(clickhouse, gen, await planSeal(clickhouse, gen, isClosed));
  await sealMonths(clickhouse, gen, await planMonths(clickhouse, monthsOf(sealed, isClosed)));
  return sealed.length;
}

/** Bulk work may take longer than a request of the product does. */
function patiently(clickhouse: ClickHouse): ClickHouse {
  return {
    ...clickhouse,
    query: (statement) => clickhouse.query({ ...statement, ...LIMITS }),
    command: (statement) => clickhouse.command({ ...statement, ...LIMITS }),
  };
}

/** The events of a month before the hot week, in one statement. */
async function insertPast(clickhouse: ClickHouse, month: string, hot: string): Promise<void> {
  await clickhouse.command({
    sql: `INSERT INTO events (site_id, date, visitor_id, time, id, message, kind, name, hostname, pathname,
        engaged_ms, scroll_depth, props, ${PRESENT})
      SELECT site_id, date, visitor_id, time, cityHash64(session_id, position), session_id,
        multiIf(name = 'pageview', 'pageview', name = 'engagement', 'engagement', 'custom'), name, hostname, pathname,
        engaged_ms, scroll_depth, mapFromArrays(prop_keys, prop_values)::Map(LowCardinality(String), String), ${PRESENT}
      FROM (${hitsSql('toStartOfMonth(date) = {month:Date} AND date < {hot:Date}')})`,
    params: { month, hot },
  });
}
