import type { ClickHouse } from '../../clickhouse/client.ts';
import { seal } from '../../clickhouse/seal.ts';
import { clickHouseNow, planSeal } from '../../clickhouse/seal-plan.ts';

const DAYS = 30;
const VIEWS_PER_VISIT = 4;
const PATIENT = { timeoutMs: 600_000, settings: { max_threads: 2, max_partitions_per_insert_block: 0 } };
/** More pages, and more sources, than any list shows at once, for the table that is scrolled. */
const PAGES = 12_000;
const SOURCES = 12_000;

/**
 * Stores that many page views of a site in the thirty days up to `today` (`YYYY-MM-DD`, UTC), and writes down the dates that are over, as the product
 * does by night.
 */
export async function fillTraffic(
  clickhouse: ClickHouse,
  { siteId, views, today }: { siteId: number; views: number; today: string },
): Promise<void> {
  await clickhouse.command({ ...PATIENT, sql: TRAFFIC, params: { site_id: siteId, views, today } });
  const gen = String(await clickHouseNow(clickhouse));
  const patient: ClickHouse = {
    ...clickhouse,
    query: (statement) => clickhouse.query({ ...statement, ...PATIENT }),
    command: (statement) => clickhouse.command({ ...statement, ...PATIENT }),
  };
  await seal(patient, gen, await planSeal(patient, gen, (_, date) => date < today));
}

const TRAFFIC = `INSERT INTO events (site_id, date, visitor_id, time, id, message, arrival, kind, name, hostname, pathname,
    country, browser, os, device, source, channel)
  WITH intDiv(view, ${VIEWS_PER_VISIT}) AS visit, toDate({today:String}) - visit % ${DAYS} AS date,
    toUnixTimestamp(toDateTime(date, 'UTC')) * 1000 + cityHash64(visit) % 300000 + view % ${VIEWS_PER_VISIT} * 20000 AS ms
  SELECT {site_id:UInt32}, date, cityHash64(visit, 'visitor'), fromUnixTimestamp64Milli(toInt64(ms), 'UTC'), cityHash64(view),
    intDiv(view, 1000), now64(6), 'pageview', 'pageview', 'bench.example',
    concat('/page/', toString(toUInt32(${PAGES} * pow(cityHash64(view, 'page') % 1000000 / 1000000, 3)))),
    ['DE', 'US', 'FR', 'NP', 'GB'][cityHash64(visit, 'c') % 5 + 1], ['Chrome', 'Safari', 'Firefox'][cityHash64(visit, 'b') % 3 + 1],
    ['Windows', 'iOS', 'Android'][cityHash64(visit, 'o') % 3 + 1], if(cityHash64(visit, 'd') % 5 < 3, 'Mobile', 'Desktop'),
    if(visit % 5 = 0, concat('site-', toString(cityHash64(visit, 'r') % ${SOURCES}), '.example'), ['Google', '', 'Bing', 'newsletter'][cityHash64(visit, 's') % 4 + 1]),
    if(visit % 5 = 0, 'Referral', ['Organic Search', 'Direct', 'Organic Search', 'Email'][cityHash64(visit, 's') % 4 + 1])
  FROM (SELECT number AS view FROM numbers({views:UInt64}))`;
