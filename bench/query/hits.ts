import { ATTRIBUTES } from './traffic.ts';

const NAMES = `['pageview', 'engagement', 'signup', 'download', 'Outbound Link: Click']`;
const PLAN = `['free', 'pro', 'team', 'enterprise'][1 + session_id % 4]`;
const METHOD = `['email', 'google', 'github'][1 + visitor_id % 3]`;

/**
 * SQL of one row per event of `stg.visits`: site_id, date, time (ms), name, session_id, visitor_id, position, pathname,
 * previous_page, engaged_ms, scroll_depth, prop_keys, prop_values and the attributes of its visit.
 */
export function hitsSql(where = '1'): string {
  return `SELECT site_id, date, start + toIntervalMillisecond(hit.t) AS time, ${NAMES}[1 + hit.k] AS name, session_id, visitor_id,
      position, hit.page AS pathname, if(position > 1, hits[position - 1].page, '') AS previous_page,
      hit.engaged AS engaged_ms, hit.scroll AS scroll_depth,
      if(hit.k > 1, ['plan', 'method'], []) AS prop_keys, if(hit.k > 1, [${PLAN}, ${METHOD}], []) AS prop_values, ${ATTRIBUTES}
    FROM stg.visits ARRAY JOIN hits AS hit, arrayEnumerate(hits) AS position WHERE ${where}`;
}

/** SQL of one row per visit of `stg.visits` that a person made, with what the reports say of it. */
export const VISITS_SQL = `SELECT site_id, date, visitor_id, session_id, start, acts[-1].t - acts[1].t AS duration_ms,
    length(pages) AS pageviews, length(pages) < 2 AND length(acts) = length(pages) AS is_bounce,
    pages[1].page AS entry_page, pages[-1].page AS exit_page, ${ATTRIBUTES}
  FROM (SELECT *, arrayFilter(hit -> hit.k != 1, hits) AS acts, arrayFilter(hit -> hit.k = 0, hits) AS pages FROM stg.visits)`;

/** SQL of one row per visit and state that a live writer of visits passes through: after each event but engagement. */
export const STATES_SQL = `SELECT site_id, visitor_id, session_id, start, start + toIntervalMillisecond(acts[nth].t) AS last, nth,
    nth = length(acts) AS is_final, acts[nth].t AS duration_ms, nth = 1 AS is_bounce, length(pages) AS pageviews,
    pages[1].page AS entry_page, pages[-1].page AS exit_page, ${ATTRIBUTES}
  FROM (SELECT *, arrayFilter(hit -> hit.k != 1, hits) AS acts FROM stg.visits)
  ARRAY JOIN arrayEnumerate(acts) AS nth, arrayMap(n -> arrayFilter(hit -> hit.k = 0, arraySlice(acts, 1, n)), arrayEnumerate(acts)) AS pages`;
