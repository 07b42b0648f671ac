import { DAILY_HIT_DIMENSIONS, DAILY_VISIT_DIMENSIONS } from './dimensions.ts';
import { VISIT_FACTS } from './visit-facts.ts';

/**
 * SQL of the rollup rows of session rows, from the definitions that questions use: site_id, dimension, value, date,
 * visitors, visits, pageviews, events, bounces, duration_ms. Dimension '' is the whole site.
 *
 * `sessions` is a FROM-able source with site_id and all session columns. Event dimensions count by hit and hold no
 * bounces or durations: those of `page` are in the rows of `entry_page`.
 */
export function dailySelect(sessions: string): string {
  return `${visitRows(sessions)} UNION ALL ${hitRows(sessions)}`;
}

const KEYS = 'site_id, dimension, value, date';

function visitRows(sessions: string): string {
  const pairs = [`('', '')`, ...DAILY_VISIT_DIMENSIONS.map(([name, sql]) => `('${name}', toString(${sql}))`)];
  return `SELECT site_id, pair.1 AS dimension, pair.2 AS value, date,
      uniqExact(visitor_id) AS visitors, count() AS visits, sum(n_pageviews) AS pageviews, sum(n_events) AS events,
      sum(bounced) AS bounces, sum(ms) AS duration_ms
    FROM (
      SELECT site_id, date, visitor_id, [${pairs.join(', ')}] AS pairs,
        ${VISIT_FACTS.pageviews.sql} AS n_pageviews, ${VISIT_FACTS.events.sql} AS n_events,
        ${VISIT_FACTS.isBounce.sql} AS bounced, ${VISIT_FACTS.durationMs.sql} AS ms
      FROM ${sessions} WHERE ${VISIT_FACTS.isVisit.sql}
    ) ARRAY JOIN pairs AS pair
    GROUP BY ${KEYS}`;
}

function hitRows(sessions: string): string {
  const values = (column: string) => `arrayFilter((x, kind) -> kind != 'engagement', ${column}, h_kind)`;
  const lists = DAILY_HIT_DIMENSIONS.map(
    ([name, column]) =>
      `arrayMap((x, nth, kind) -> ('${name}', toString(x), nth, kind), ${values(column)}, arrayEnumerateUniq(${values(column)}), ${values('h_kind')})`,
  );
  return `SELECT site_id, hit.1 AS dimension, hit.2 AS value, date,
      uniqExactIf(visitor_id, hit.3 = 1) AS visitors, countIf(hit.3 = 1) AS visits, countIf(hit.4 = 'pageview') AS pageviews,
      count() AS events, toUInt64(0) AS bounces, toUInt64(0) AS duration_ms
    FROM (SELECT site_id, date, visitor_id, arrayConcat(${lists.join(', ')}) AS hits FROM ${sessions})
    ARRAY JOIN hits AS hit
    GROUP BY ${KEYS}`;
}
