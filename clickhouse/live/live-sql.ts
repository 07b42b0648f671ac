import { type Period, periodOfInstants } from '../../core/period.ts';
import { emptyLabel } from '../../core/query/dimensions.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { Zone } from '../../core/zoned-time.ts';
import { filterSql, isActivity } from '../query/filter-sql.ts';
import { elementName, inRange } from '../query/hit-elements.ts';
import { createParams, type Params } from '../query/params.ts';
import { VISIT_FACTS } from '../query/visit-facts.ts';
import { recentSessionRowsSql } from '../recent-session-rows.ts';
import type { SessionColumn } from '../session-columns.ts';
import type { SqlFragment } from '../session-rows.ts';

export const MINUTE_MS = 60_000;
/** The minute that is running and those before it. */
export const MINUTES = 30;
const PRESENT_MS = 5 * MINUTE_MS;
/** Clocks of senders and ours differ. */
const SKEW_MS = MINUTE_MS;
const MAX_EVENTS = 50;

const VISIT_COLUMNS = ['source', 'country', 'device'] as const;
const HIT_COLUMNS = ['kind', 'name', 'pathname'] as const;

/** First minute of the window that ends at `now`, both epoch ms. */
export function windowStart(now: number): number {
  return (Math.floor(now / MINUTE_MS) - MINUTES + 1) * MINUTE_MS;
}

/**
 * SQL of what goes on: a row per (tag, value) with its visitors and pageviews; the row `event` has the newest events.
 * Every event of the window is read once and counted under each of its tags.
 */
export function liveSql(
  { siteId, timezone }: { siteId: number; timezone: Zone },
  filters: readonly Filter[],
  now: number,
): SqlFragment {
  const params = createParams();
  params.values.site_id = siteId;
  const from = windowStart(now);
  const period = periodOfInstants(from, now + SKEW_MS + 1, timezone);
  const int = (value: number) => params.add('Int64', value);
  const minute = `toString(least(intDiv(ms - ${int(from)}, ${MINUTE_MS}), ${MINUTES - 1}))`;
  const tags = [
    `('minute', ${minute})`,
    `('page', pathname)`,
    `('source', source)`,
    `('country', country)`,
    `('device', device)`,
    `('event', '')`,
  ];
  const newest = `(-ms, -toInt32(seq), visitor_id, date, toString(name), pathname, source, country, device)`;
  return {
    sql: `SELECT tag.1 AS kind, tag.2 AS value, toFloat64(uniqExact(visitor_id)) AS visitors,
        toFloat64(countIf(hit_kind = 'pageview')) AS pageviews,
        groupArraySortedIf(${MAX_EVENTS})(${newest}, tag.1 = 'event') AS events
      FROM (
        SELECT *, arrayJoin(arrayConcat([${tags.join(', ')}], if(ms > ${int(now - PRESENT_MS)}, [('present', '')], []))) AS tag
        FROM (${hitsInside(period, filters, params)})
      )
      GROUP BY tag ORDER BY visitors DESC, value LIMIT ${MINUTES} BY kind`,
    params: params.values,
  };
}

/** Hits of the window that pass the filters, each with what its visit says. */
function hitsInside(period: Period, filters: readonly Filter[], params: Params): string {
  const filter = filterSql(filters, period, params);
  const range = inRange(period, params);
  const arrays = unique<SessionColumn>(['h_kind', ...range.arrays, ...filter.arrays]);
  const elements = arrays.map(elementName).join(', ');
  const counts = [isActivity(filter), ...range.sql, ...filter.hit].join(' AND ');
  const needs: SessionColumn[] = [
    'date',
    'visitor_id',
    'start',
    ...VISIT_COLUMNS,
    'h_time',
    'h_seq',
    ...HIT_COLUMNS.map((name) => `h_${name}` as const),
  ];
  const columns = unique([...needs, ...arrays, ...filter.columns]);
  const flags = filter.flags.map(({ name, sql }) => `${sql} AS ${name}`);
  const visits = `SELECT ${[...columns, ...flags].join(', ')} FROM ${recentSessionRowsSql(period, columns, params)}
    WHERE ${[VISIT_FACTS.isVisit.sql, ...filter.visit].join(' AND ')}`;
  const shown = VISIT_COLUMNS.map((column) => {
    return `if(${column} = '', '${emptyLabel(`visit:${column}`)}', toString(${column})) AS ${column}`;
  });
  return `SELECT date, visitor_id, ${shown.join(', ')}, toUnixTimestamp64Milli(start) + hit_time AS ms, hit_seq AS seq,
      hit_kind, hit_name AS name, hit_pathname AS pathname
    FROM (SELECT ${needs.join(', ')}, arrayMap((${elements}) -> ${counts}, ${arrays.join(', ')}) AS ok FROM (${visits}) WHERE has(ok, 1))
    ARRAY JOIN h_time AS hit_time, h_seq AS hit_seq, h_kind AS hit_kind, h_name AS hit_name, h_pathname AS hit_pathname, ok AS is_ok
    WHERE is_ok`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
