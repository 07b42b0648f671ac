import { hourWeights, lookupTable, WORDS } from './traffic-shape.ts';

/** Which traffic to make; the same values make the same rows. */
export interface Traffic {
  seed: number;
  /** Events of site 1, engagement included, near enough. */
  big: number;
  /** Events of the small sites together. */
  small: number;
  smallSites: number;
  /** Local dates up to and with that of `now`. */
  days: number;
  /** Epoch ms; the last date ends here. */
  now: number;
}

/** Attributes of a visit in the staging tables. */
export const ATTRIBUTES =
  'source, channel, referrer, utm_source, utm_medium, utm_campaign, country, region, city, browser, browser_version, os, os_version, device, screen, language, hostname';

const ATTRIBUTE_TYPES = ATTRIBUTES.split(', ')
  .map((name) => `${name} ${name === 'referrer' ? 'String' : 'LowCardinality(String)'}`)
  .join(', ');

const PATHS = { big: 5000, small: 200 };
const [SOURCES, COUNTRIES, CITIES] = [300, 120, 17];
const VISITS_PER_VISITOR = 1.3;
const PAGES_PER_VISIT = 2.2;
const ONE_PAGE_SHARE = 0.573;
const CUSTOM_PER_PAGE = 0.0408;
const EVENTS_PER_VISITOR = VISITS_PER_VISITOR * PAGES_PER_VISIT * (2 + CUSTOM_PER_PAGE);
/** Visits of one visitor lie at least 32 minutes apart, so that everybody agrees on where a visit ends. */
const MAX_VISIT_MS = 3_400_000;

/**
 * Statements that fill `stg.visits` (one row per visit with its hits: ms after the start, kind 0 pageview, 1 engagement,
 * 2–4 custom, page, engaged ms, scroll depth), a pure function of seed and row number. Visits end at midnight.
 */
export function trafficStatements(traffic: Traffic): string[] {
  return [
    'CREATE DATABASE stg',
    `CREATE TABLE stg.visits (site_id UInt32, date Date, visitor_id UInt64, session_id UInt64, start DateTime64(3, 'UTC'),
      hits Array(Tuple(t UInt32, k UInt8, page String, engaged UInt32, scroll UInt8)), ${ATTRIBUTE_TYPES})
      ENGINE = MergeTree PARTITION BY toYYYYMM(date) ORDER BY (site_id, start, session_id)`,
    visits(traffic, { events: traffic.big, from: 0, site: '1', paths: PATHS.big }),
    visits(traffic, {
      events: traffic.small,
      from: 1e12,
      site: `2 + floor(${traffic.smallSites} * pow(${uniform(traffic.seed, 1, 'n')}, 1.5))`,
      paths: PATHS.small,
    }),
  ];
}

/** SQL of a number in (0, 1) that depends on the seed, a tag and columns. */
function uniform(seed: number, tag: number, ...columns: string[]): string {
  return `((cityHash64(${[...columns, tag, seed].join(', ')}) % 9007199254740881 + 0.5) / 9007199254740881.)`;
}

/** SQL of a rank from 1 to n with probability ~ 1 / rank. */
function zipf(n: number, u: string): string {
  return `toUInt32(floor(pow(${n + 1}., ${u})))`;
}

function visits(
  { seed, days, now }: Traffic,
  { events, from, site, paths }: { events: number; from: number; site: string; paths: number },
): string {
  const u = (tag: number, ...columns: string[]) => uniform(seed, tag, ...columns);
  const word = (...key: (string | number)[]) => `${WORDS}[1 + cityHash64(${key.join(', ')}) % 40]`;
  const morePages = (PAGES_PER_VISIT - ONE_PAGE_SHARE) / (1 - ONE_PAGE_SHARE) - 2;
  const each = 'range(1, pages + 1)';
  const lastDate = new Date(now).toISOString().slice(0, 10);
  const campaign = (values: string) => `if(u_utm < 0.12, ${values}, '')`;
  const page = (
    rank: string,
  ) => `if(${rank} = 1, '/', concat('/', ['blog', 'docs', 'products', 'help', 'news', 'features'][1 + ${rank} % 6], '/',
      ${word('site_id', rank)}, '-', ${word(rank, 'site_id')}, '-', toString(${rank})))`;
  return `INSERT INTO stg.visits
    SELECT site_id, date, visitor_id, session_id, start,
      arraySort(arrayFilter(hit -> hit.1 < left_ms, arrayConcat(
        arrayMap(j -> (at[j], 0, paths[j], 0, 255), ${each}),
        arrayMap(j -> (at[j] + stay[j], 1, paths[j], toUInt32(stay[j] * (0.2 + 0.7 * ${u(31, 'session_id', 'j')})), 10 + toUInt32(floor(91 * ${u(32, 'session_id', 'j')}))), ${each}),
        arrayMap(j -> (at[j] + intDiv(stay[j], 2), 1 + ${zipf(3, u(34, 'session_id', 'j'))}, paths[j], 0, 255),
          arrayFilter(j -> ${u(33, 'session_id', 'j')} < ${CUSTOM_PER_PAGE}, ${each}))
      )))::Array(Tuple(t UInt32, k UInt8, page String, engaged UInt32, scroll UInt8)) AS hits,
      if(r_source = 0, '', concat(${word('r_source', 7)}, toString(r_source), '.example')) AS source,
      multiIf(utm_medium = 'email', 'Email', utm_medium = 'cpc', 'Paid Search', utm_medium = 'social', 'Organic Social', source = '', 'Direct', 'Referral'),
      if(r_source <= 5, source, concat(source, '/p/', toString(cityHash64(r_source, cityHash64(session_id, 41, ${seed}) % 60) % 100000))),
      ${campaign(`['newsletter', 'google', 'facebook', 'partner', 'x'][r_utm]`)},
      ${campaign(`['email', 'cpc', 'social', 'affiliate', 'display'][r_utm]`)} AS utm_medium,
      ${campaign(`concat('campaign-', toString(${zipf(50, u(52, 'session_id'))}))`)},
      concat(char(65 + intDiv(r_country, 11)), char(65 + r_country % 11 + intDiv(r_country, 11) % 5)) AS country,
      concat(country, '-', toString(r_city % 5)), concat(${word('r_country', 'r_city')}, toString(r_country * 100 + r_city)),
      ['Chrome', 'Safari', 'Firefox', 'Edge', 'Samsung', 'Opera', 'Vivaldi', 'Brave', 'UC', 'Yandex'][1 + intDiv(r_browser, 3)],
      concat(toString(100 + (r_browser * 7) % 30), '.0'),
      ['Windows', 'iOS', 'Android', 'Mac', 'Linux', 'ChromeOS', 'Ubuntu', 'Tizen'][r_os], toString(10 + r_os % 4 + r_browser % 3),
      ['Mobile', 'Desktop', 'Tablet'][r_device],
      [['390x844', '412x915', '360x800'], ['1920x1080', '1536x864', '2560x1440'], ['810x1080', '820x1180', '1024x768']][r_device][1 + r_browser % 3],
      concat(lower(country), '-', country), concat('site', toString(site_id), '.example')
    FROM (
      SELECT *, date + toIntervalMillisecond(start_ms) AS start,
        least(${MAX_VISIT_MS}, 86400000 - start_ms, greatest(0, ${now} - toUnixTimestamp64Milli(start))) AS left_ms,
        toUInt32(if(${u(12, 'session_id')} < ${ONE_PAGE_SHARE}, 1, least(60, 2 + floor(log(${u(13, 'session_id')}) / log(${morePages / (1 + morePages)}))))) AS pages,
        arrayMap(j -> toUInt32(least(1700, 3 - 70 * log(${u(14, 'session_id', 'j')})) * 1000), ${each}) AS stay,
        arrayMap((sum, own) -> toUInt32(sum - own), arrayCumSum(stay), stay) AS at,
        arrayMap(j -> ${page(zipf(paths, u(15, 'session_id', 'j')))}, ${each}) AS paths,
        if(${u(16, 'session_id')} < 0.45, 0, ${zipf(SOURCES, u(17, 'session_id'))}) AS r_source,
        ${u(18, 'session_id')} AS u_utm, ${zipf(5, u(51, 'session_id'))} AS r_utm,
        ${zipf(COUNTRIES, u(21, 'visitor_id'))} - 1 AS r_country, ${zipf(CITIES, u(22, 'visitor_id'))} AS r_city,
        ${zipf(30, u(23, 'visitor_id'))} - 1 AS r_browser, ${zipf(8, u(24, 'visitor_id'))} AS r_os,
        multiIf(${u(25, 'visitor_id')} < 0.5, 1, ${u(25, 'visitor_id')} < 0.95, 2, 3) AS r_device
      FROM (
        SELECT site_id, date, visitor_id, cityHash64(visitor_id, nth, 6, ${seed}) AS session_id,
          first_ms + nth * 7200000 + toUInt32(1800000 * ${u(11, 'visitor_id', 'nth')}) AS start_ms
        FROM (
          SELECT toUInt64(number + ${from}) AS n, toUInt32(${site}) AS site_id,
            toDateTime64(toDate('${lastDate}') - ${days - 1} + ${dateTable(days, lastDate)}[1 + toUInt32(floor(16384 * ${u(2, 'n')}))], 3, 'UTC') AS date,
            cityHash64(n, 3, ${seed}) AS visitor_id,
            ${lookupTable(hourWeights(), 1024)}[1 + toUInt32(floor(1024 * ${u(4, 'n')}))] * 3600000 + toUInt32(3600000 * ${u(5, 'n')}) AS first_ms,
            arrayJoin(range(toUInt32(least(8, 1 + floor(log(${u(7, 'n')}) / log(${1 - 1 / VISITS_PER_VISITOR})))))) AS nth
          FROM numbers(${Math.round(events / EVENTS_PER_VISITOR)})
        )
      ) WHERE start_ms < 86400000
    ) WHERE length(hits) > 0`;
}

function dateTable(days: number, lastDate: string): string {
  const first = Date.parse(`${lastDate}T00:00:00Z`) - (days - 1) * 86_400_000;
  const weights = Array.from({ length: days }, (_, day) => {
    const weekday = [0.68, 1.1, 1.15, 1.13, 1.1, 1, 0.7][new Date(first + day * 86_400_000).getUTCDay()] ?? 1;
    return weekday * (1 + (0.25 * day) / days) * (1 + 0.1 * Math.sin(day / 29));
  });
  return lookupTable(weights, 16_384);
}
