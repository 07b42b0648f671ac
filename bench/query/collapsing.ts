import type { ClickHouse } from '../../clickhouse/client.ts';
import { askSql } from './ask-sql.ts';
import { hitsSql, STATES_SQL } from './hits.ts';
import { GOAL, type Question } from './questions.ts';
import type { Structure } from './structure.ts';

const TEXT = 'String CODEC(ZSTD(3))';
const TIME = `DateTime('UTC') CODEC(Delta(4), LZ4)`;
const SHORT = 'LowCardinality(String)';
const VISIT_COLUMNS = `hostname ${TEXT}, referrer ${TEXT}, referrer_source ${TEXT}, utm_source ${TEXT}, utm_medium ${TEXT}, utm_campaign ${TEXT},
  utm_content ${TEXT}, utm_term ${TEXT}, click_id_param ${SHORT}, country_code FixedString(2), subdivision1_code ${SHORT}, subdivision2_code ${SHORT},
  city_geoname_id UInt32, screen_size ${SHORT}, operating_system ${SHORT}, operating_system_version ${SHORT}, browser ${SHORT},
  browser_version ${SHORT}, acquisition_channel ${SHORT}`;
const INTO =
  'hostname, referrer, referrer_source, utm_source, utm_medium, utm_campaign, country_code, subdivision1_code, city_geoname_id, screen_size, operating_system, operating_system_version, browser, browser_version, acquisition_channel';
const FROM =
  'hostname, referrer, source, utm_source, utm_medium, utm_campaign, country, region, toUInt32(cityHash64(city)), device, os, os_version, browser, browser_version, channel';

/**
 * One way to store traffic: an event table with the visit's attributes on each row, and a collapsing table of visits that gets
 * a row for the first hit and two for each further one (the old state with sign −1, the new one with +1). No rollups.
 */
export const collapsing: Structure = {
  name: 'collapsing',
  tolerance: 0.015,
  isComparable: () => true,

  async create(clickhouse) {
    await clickhouse.command({
      sql: `CREATE TABLE collapsing.events (timestamp ${TIME}, name ${SHORT}, site_id UInt64, user_id UInt64, session_id UInt64, pathname ${TEXT},
        meta_key Array(String) CODEC(ZSTD(3)), meta_value Array(String) CODEC(ZSTD(3)), scroll_depth UInt8, engagement_time UInt32,
        revenue_source_amount Nullable(Decimal(18, 3)), revenue_source_currency FixedString(3),
        revenue_reporting_amount Nullable(Decimal(18, 3)), revenue_reporting_currency FixedString(3), ${VISIT_COLUMNS})
        ENGINE = MergeTree PARTITION BY toYYYYMM(timestamp) PRIMARY KEY (site_id, toDate(timestamp), name, user_id)
        ORDER BY (site_id, toDate(timestamp), name, user_id, timestamp) SAMPLE BY user_id`,
    });
    await clickhouse.command({
      sql: `CREATE TABLE collapsing.sessions (session_id UInt64, sign Int8, site_id UInt64, user_id UInt64, start ${TIME}, timestamp ${TIME},
        duration UInt32, is_bounce UInt8, entry_page ${TEXT}, exit_page ${TEXT}, exit_page_hostname ${TEXT}, pageviews Int32, events Int32,
        entry_meta_key Array(String) CODEC(ZSTD(3)), entry_meta_value Array(String) CODEC(ZSTD(3)), ${VISIT_COLUMNS},
        INDEX minmax_timestamp timestamp TYPE minmax GRANULARITY 1)
        ENGINE = VersionedCollapsingMergeTree(sign, events) PARTITION BY toYYYYMM(start)
        PRIMARY KEY (site_id, toDate(start), user_id, session_id) ORDER BY (site_id, toDate(start), user_id, session_id) SAMPLE BY user_id`,
    });
  },

  async fill(clickhouse) {
    await insert(
      clickhouse,
      `INSERT INTO collapsing.events (timestamp, name, site_id, user_id, session_id, pathname, meta_key, meta_value, scroll_depth, engagement_time, ${INTO})
        SELECT time, name, site_id, visitor_id, session_id, pathname, prop_keys, prop_values, scroll_depth, engaged_ms, ${FROM} FROM (${hitsSql()})`,
    );
    // The rows of signs arrive as many small flushes would write them; merging collapses them later.
    await insert(
      clickhouse,
      `INSERT INTO collapsing.sessions (session_id, sign, site_id, user_id, start, timestamp, duration, is_bounce, entry_page, exit_page, exit_page_hostname, pageviews, events, ${INTO})
        SELECT session_id, sign, site_id, visitor_id, start, last, intDiv(duration_ms, 1000), is_bounce, entry_page, exit_page, hostname, pageviews, nth, ${FROM}
        FROM (${STATES_SQL}) ARRAY JOIN if(is_final, [1], [1, -1])::Array(Int8) AS sign`,
    );
  },

  ask: (clickhouse, question) => askSql(clickhouse, question, sqlOf(question)),
};

async function insert(clickhouse: ClickHouse, sql: string): Promise<void> {
  await clickhouse.command({ sql, settings: { optimize_on_insert: 0, max_threads: 2 }, timeoutMs: 600_000 });
}

const LIST = 'GROUP BY key ORDER BY visitors DESC, key LIMIT 10';

function sqlOf({ report, filter }: Question): string {
  const column =
    filter && { page: 'pathname', source: 'referrer_source', country: 'country_code' }[filter.dimension];
  const passes = column ? ` AND ${column} = {value:String}` : '';
  const events = `FROM collapsing.events WHERE site_id = {site:UInt32} AND timestamp BETWEEN {from:DateTime('UTC')} AND {to:DateTime('UTC')}
    AND name != 'engagement'${passes}`;
  const overlapping = `FROM collapsing.sessions WHERE site_id = {site:UInt32} AND start >= {from:DateTime('UTC')} - INTERVAL 7 DAY
    AND timestamp >= {from:DateTime('UTC')} AND start <= {to:DateTime('UTC')}`;
  const isPage = filter?.dimension === 'page';
  const sessions = isPage
    ? `${overlapping} AND session_id IN (SELECT session_id ${events})`
    : `${overlapping}${passes}`;
  const bounce = 'greatest(0, 100 * sum(is_bounce * sign) / sum(sign)) AS bounce_rate';
  const ofSessions = `sum(sign) AS visits, sum(pageviews * sign) / visits AS views_per_visit, sum(duration * sign) / visits AS visit_duration`;
  const bySession = (key: string, more = '') =>
    `SELECT ${key} AS key, uniq(user_id) AS visitors${more} ${sessions} ${LIST}`;
  switch (report) {
    case 'totals':
      return isPage
        ? `SELECT '' AS key, * FROM (SELECT uniq(user_id) AS visitors, countIf(name = 'pageview') AS pageviews ${events}) AS e,
            (SELECT ${ofSessions} ${sessions}) AS s, (SELECT ${bounce} ${overlapping} AND entry_page = {value:String}) AS b`
        : `SELECT '' AS key, * FROM (SELECT uniq(user_id) AS visitors, countIf(name = 'pageview') AS pageviews ${events}) AS e,
            (SELECT ${ofSessions}, ${bounce} ${sessions}) AS s`;
    case 'timeseries':
      return `SELECT toDate(timestamp) AS key, uniq(user_id) AS visitors, countIf(name = 'pageview') AS pageviews ${events} GROUP BY key ORDER BY key`;
    case 'pages':
      return `SELECT pathname AS key, uniq(user_id) AS visitors, countIf(name = 'pageview') AS pageviews ${events} ${LIST}`;
    case 'goals':
      return `SELECT referrer_source AS key, uniq(user_id) AS visitors, count() AS events ${events} AND name = '${GOAL}' ${LIST}`;
    case 'realtime':
      return `SELECT '' AS key, uniq(user_id) AS visitors FROM collapsing.events WHERE site_id = {site:UInt32}
        AND timestamp > toDateTime({now:UInt32}, 'UTC') - 300 AND timestamp <= toDateTime({now:UInt32}, 'UTC') AND name != 'engagement'`;
    case 'entry_pages':
      return bySession('entry_page', ', sum(sign) AS visits');
    case 'exit_pages':
      return bySession('exit_page', ', sum(sign) AS visits');
    case 'sources':
      return bySession('referrer_source', ', sum(sign) AS visits');
    case 'countries':
      return bySession('country_code');
    case 'browsers':
      return bySession('browser');
    case 'devices':
      return bySession('screen_size');
  }
}
