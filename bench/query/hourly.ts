import { askSql } from './ask-sql.ts';
import { hitsSql } from './hits.ts';
import { GOAL, type Question } from './questions.ts';
import type { Structure } from './structure.ts';

const uuid = (tag: string, of: string) => `reinterpretAsUUID(sipHash128('${tag}', ${of}))`;
const SITE = uuid('site', '{site:UInt32}');
const SHORT = 'LowCardinality(String)';
const PLACE = ['browser', 'os', 'device', 'screen', 'language', 'country', 'region'];
const CLICKS = ['gclid', 'fbclid', 'msclkid', 'ttclid', 'li_fat_id', 'twclid'];
const CAMPAIGN = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'];
const LISTS = ['url_query', ...CAMPAIGN, 'page_title', ...CLICKS, 'tag'];
const LIST_TYPE = 'SimpleAggregateFunction(groupArrayArray, Array(String))';
const columns = (names: string[], type: string) => names.map((name) => `${name} ${type}`).join(', ');
const HOUR_KEYS = `website_id, session_id, visit_id, ${PLACE.join(', ')}, city, event_type, distinct_id`;

/**
 * Another way: one wide event table with UUIDs, ordered by the hour first, with two full copies in another order, an hourly
 * aggregate per visit that a view fills, and a row for each custom property. It keeps no engagement.
 */
export const hourly: Structure = {
  name: 'hourly',
  tolerance: 0.015,
  isComparable,

  async create(clickhouse) {
    const statements = [
      `CREATE TABLE hourly.website_event (website_id UUID, session_id UUID, visit_id UUID, event_id UUID, hostname ${SHORT}, ${columns(PLACE, SHORT)}, city String,
        url_path String, url_query String, ${columns(CAMPAIGN, 'String')}, referrer_path String, referrer_query String, referrer_domain String,
        page_title String, ${columns(CLICKS, 'String')}, lcp Nullable(Decimal(10, 1)), inp Nullable(Decimal(10, 1)), cls Nullable(Decimal(10, 4)),
        fcp Nullable(Decimal(10, 1)), ttfb Nullable(Decimal(10, 1)), event_type UInt32, event_name String, tag String, distinct_id String,
        created_at DateTime('UTC'), job_id Nullable(UUID),
        PROJECTION by_path (SELECT * ORDER BY toStartOfDay(created_at), website_id, url_path, created_at),
        PROJECTION by_referrer (SELECT * ORDER BY toStartOfDay(created_at), website_id, referrer_domain, created_at))
        ENGINE = MergeTree PARTITION BY toYYYYMM(created_at) ORDER BY (toStartOfHour(created_at), website_id, session_id, visit_id, created_at)
        PRIMARY KEY (toStartOfHour(created_at), website_id, session_id, visit_id)`,
      `CREATE TABLE hourly.event_data (website_id UUID, session_id UUID, event_id UUID, url_path String, event_name String, data_key String,
        string_value Nullable(String), number_value Nullable(Decimal(22, 4)), date_value Nullable(DateTime('UTC')), data_type UInt32,
        created_at DateTime('UTC'), job_id Nullable(UUID)) ENGINE = MergeTree ORDER BY (website_id, event_id, data_key, created_at)`,
      `CREATE TABLE hourly.stats (website_id UUID, session_id UUID, visit_id UUID, hostname ${LIST_TYPE}, ${columns(PLACE, SHORT)}, city String,
        entry_url AggregateFunction(argMin, String, DateTime('UTC')), exit_url AggregateFunction(argMax, String, DateTime('UTC')),
        url_path ${LIST_TYPE}, referrer_domain ${LIST_TYPE}, ${columns(LISTS, LIST_TYPE)}, event_type UInt32, event_name ${LIST_TYPE},
        views SimpleAggregateFunction(sum, UInt64), min_time SimpleAggregateFunction(min, DateTime('UTC')),
        max_time SimpleAggregateFunction(max, DateTime('UTC')), distinct_id String, created_at DateTime('UTC'))
        ENGINE = AggregatingMergeTree PARTITION BY toYYYYMM(created_at)
        ORDER BY (website_id, event_type, toStartOfHour(created_at), cityHash64(visit_id), visit_id) SAMPLE BY cityHash64(visit_id)
        SETTINGS allow_dimensions_outside_sorting_key = 1`,
      `CREATE MATERIALIZED VIEW hourly.stats_view TO hourly.stats AS SELECT ${HOUR_KEYS},
        groupArrayIf(e.hostname, e.hostname != '') AS hostname, argMinState(e.url_path, e.created_at) AS entry_url,
        argMaxState(e.url_path, e.created_at) AS exit_url, groupArrayIf(e.url_path, e.url_path != '') AS url_path,
        groupArrayIf(e.referrer_domain, e.referrer_domain NOT IN ('', e.hostname)) AS referrer_domain,
        ${LISTS.map((name) => `groupArrayIf(e.${name}, e.${name} != '') AS ${name}`).join(', ')},
        groupArrayIf(e.event_name, e.event_type = 2) AS event_name, countIf(e.event_type NOT IN (2, 5)) AS views,
        min(e.created_at) AS min_time, max(e.created_at) AS max_time, toStartOfHour(e.created_at) AS created_at
        FROM hourly.website_event AS e GROUP BY ${HOUR_KEYS}, toStartOfHour(e.created_at)`,
    ];
    for (const sql of statements) await clickhouse.command({ sql });
  },

  async fill(clickhouse) {
    const ids = `${uuid('site', 'site_id')}, ${uuid('s', 'visitor_id')}`;
    const event = uuid('e', 'session_id, position');
    const isFirst = 'position = 1';
    const once = (value: string) => `if(${isFirst}, ${value}, '')`;
    const statements = [
      `INSERT INTO hourly.website_event (website_id, session_id, visit_id, event_id, hostname, ${PLACE.join(', ')}, city, url_path, url_query,
          utm_source, utm_medium, utm_campaign, referrer_path, referrer_domain, event_type, event_name, created_at)
        SELECT ${ids}, ${uuid('v', 'session_id')}, ${event}, hostname, ${PLACE.join(', ')}, city, pathname,
          if(${isFirst} AND utm_source != '', concat('utm_source=', utm_source, '&utm_medium=', utm_medium, '&utm_campaign=', utm_campaign), ''),
          ${once('utm_source')}, ${once('utm_medium')}, ${once('utm_campaign')}, if(${isFirst}, substring(referrer, length(source) + 1), previous_page),
          if(${isFirst}, source, if(name = 'pageview', hostname, '')), if(name = 'pageview', 1, 2), if(name = 'pageview', '', name), time
        FROM (${hitsSql()}) WHERE name != 'engagement'`,
      `INSERT INTO hourly.event_data (website_id, session_id, event_id, url_path, event_name, data_key, string_value, data_type, created_at)
        SELECT ${ids}, ${event}, pathname, name, key, value, 1, time
        FROM (${hitsSql()}) ARRAY JOIN prop_keys AS key, prop_values AS value WHERE name NOT IN ('pageview', 'engagement')`,
    ];
    for (const sql of statements)
      await clickhouse.command({ sql, settings: { max_threads: 2 }, timeoutMs: 600_000 });
  },

  ask: (clickhouse, question) => askSql(clickhouse, question, sqlOf(question)),
};

/** A bounce is one pageview whatever else happened, the referrer is on the landing row only, and Direct is no source. */
function isComparable({ report, filter }: Question): boolean {
  if (report === 'totals' || report === 'sources') return false;
  return filter?.dimension !== 'source';
}

const LIST = 'GROUP BY key ORDER BY visitors DESC, key LIMIT 10';

function sqlOf({ report, filter }: Question): string {
  // Pages and referrers are event columns, which the hourly table cannot filter.
  const isRaw = filter?.dimension === 'page' || filter?.dimension === 'source';
  const column =
    filter && { page: 'url_path', source: 'referrer_domain', country: 'country' }[filter.dimension];
  const span = `website_id = ${SITE} AND created_at BETWEEN toStartOfHour({from:DateTime('UTC')}) AND {to:DateTime('UTC')}`;
  const table = isRaw ? 'hourly.website_event' : 'hourly.stats';
  const from = `FROM ${table} WHERE ${span} AND event_type NOT IN (2, 5)${column ? ` AND ${column} = {value:String}` : ''}`;
  const views = isRaw ? 'count()' : 'sum(views)';
  const ofVisit = isRaw
    ? 'count() AS c, min(created_at) AS a, max(created_at) AS b'
    : 'sum(views) AS c, min(min_time) AS a, max(max_time) AS b';
  const page = isRaw ? 'url_path' : 'arrayJoin(url_path)';
  const source = isRaw ? 'referrer_domain' : 'arrayJoin(referrer_domain)';
  const ends = (merge: string) => `SELECT key, uniq(session_id) AS visitors, count() AS visits
    FROM (SELECT visit_id, any(session_id) AS session_id, ${merge} AS key ${from} GROUP BY visit_id) ${LIST}`;
  const byPlace = (name: string) =>
    `SELECT ${name} AS key, uniq(session_id) AS visitors ${from} AND ${name} != '' ${LIST}`;
  switch (report) {
    case 'totals':
      return `SELECT '' AS key, uniq(session_id) AS visitors, uniq(visit_id) AS visits, sum(c) AS pageviews, pageviews / visits AS views_per_visit,
        100 * countIf(c = 1) / visits AS bounce_rate, sum(b - a) / visits AS visit_duration
        FROM (SELECT session_id, visit_id, ${ofVisit} ${from} GROUP BY session_id, visit_id)`;
    case 'timeseries':
      return `SELECT toDate(created_at) AS key, uniq(session_id) AS visitors, ${views} AS pageviews ${from} GROUP BY key ORDER BY key`;
    case 'pages':
      return `SELECT ${page} AS key, uniq(session_id) AS visitors, count() AS pageviews ${from} ${LIST}`;
    case 'entry_pages':
      return ends('argMinMerge(entry_url)');
    case 'exit_pages':
      return ends('argMaxMerge(exit_url)');
    case 'sources':
      return `SELECT key, uniq(session_id) AS visitors, uniq(visit_id) AS visits FROM (SELECT ${source} AS key, session_id, visit_id ${from}) ${LIST}`;
    case 'countries':
      return byPlace('country');
    case 'browsers':
      return byPlace('browser');
    case 'devices':
      return byPlace('device');
    case 'goals':
      // The landing row alone knows the referrer: conversions find theirs by joining on the visit.
      return `SELECT landing.source AS key, uniq(event.session_id) AS visitors, count() AS events FROM hourly.website_event AS event
        INNER JOIN (SELECT visit_id, argMin(if(referrer_domain = hostname, '', referrer_domain), created_at) AS source FROM hourly.website_event
          WHERE ${span} AND event_type = 1 GROUP BY visit_id) AS landing ON landing.visit_id = event.visit_id
        WHERE ${span} AND event_type = 2 AND event_name = '${GOAL}' ${LIST}`;
    case 'realtime':
      return `SELECT '' AS key, uniqExact(session_id) AS visitors FROM hourly.website_event WHERE website_id = ${SITE}
        AND created_at > toDateTime({now:UInt32}, 'UTC') - 300 AND created_at <= toDateTime({now:UInt32}, 'UTC')`;
  }
}
