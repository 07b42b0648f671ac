import type { EventDimension, VisitDimension } from '../../core/query/dimensions.ts';
import { isBucketDimension, isPropDimension, propKey } from '../../core/query/dimensions.ts';
import type { RouteRule } from '../../core/routes.ts';
import type { AttributeColumn, SessionColumn } from '../session-columns.ts';
import type { Params } from './params.ts';
import { routeSql } from './route-sql.ts';
import { visitBucket } from './visit-bucket.ts';
import { type RowSql, VISIT_FACTS } from './visit-facts.ts';

const attribute = (column: AttributeColumn): RowSql => ({ sql: column, columns: [column] });

/** The value of a visit dimension, of one session row. Names stand for codes until the answer is written. */
export const VISIT_SQL: Record<VisitDimension, RowSql> = {
  'visit:source': attribute('source'),
  'visit:channel': attribute('channel'),
  'visit:referrer': attribute('referrer'),
  'visit:utm_source': attribute('utm_source'),
  'visit:utm_medium': attribute('utm_medium'),
  'visit:utm_campaign': attribute('utm_campaign'),
  'visit:utm_content': attribute('utm_content'),
  'visit:utm_term': attribute('utm_term'),
  'visit:click_id': attribute('click_id'),
  'visit:device': attribute('device'),
  'visit:screen': attribute('screen'),
  'visit:browser': attribute('browser'),
  'visit:browser_version': attribute('browser_version'),
  'visit:os': attribute('os'),
  'visit:os_version': attribute('os_version'),
  'visit:language': attribute('language'),
  'visit:country': attribute('country'),
  'visit:region': attribute('region'),
  'visit:city': attribute('city'),
  'visit:country_name': attribute('country'),
  'visit:region_name': attribute('region'),
  'visit:city_name': attribute('city'),
  'visit:entry_page': VISIT_FACTS.entryPage,
  'visit:exit_page': VISIT_FACTS.exitPage,
  'visit:entry_page_hostname': VISIT_FACTS.entryHostname,
  'visit:exit_page_hostname': VISIT_FACTS.exitHostname,
  'visit:lcp_bucket': visitBucket('lcp'),
  'visit:inp_bucket': visitBucket('inp'),
  'visit:ttfb_bucket': visitBucket('ttfb'),
};

/** The array of a session row that holds an event dimension, and the value in one of its elements. */
export interface HitSql {
  column: SessionColumn;
  value: (element: string, params: Params) => string;
}

type HitDimension = Exclude<EventDimension, 'event:goal'>;

const itself = (element: string) => element;

/** How an event dimension is read from a session's hits; `routes` are the site's own, of event:route. */
export function hitSql(dimension: HitDimension, routes: readonly RouteRule[] = []): HitSql {
  if (dimension === 'event:route') {
    return { column: 'h_pathname', value: (element, params) => routeSql(element, routes, params) };
  }
  if (isPropDimension(dimension)) {
    const key = propKey(dimension);
    return { column: 'h_props', value: (element, params) => `${element}[${params.add('String', key)}]` };
  }
  return HIT_SQL[dimension];
}

const HIT_SQL: Record<Exclude<HitDimension, `event:props:${string}` | 'event:route'>, HitSql> = {
  'event:page': { column: 'h_pathname', value: itself },
  'event:hostname': { column: 'h_hostname', value: itself },
  'event:name': { column: 'h_name', value: itself },
};

/** `daily`'s name of a dimension; undefined for those it does not hold. */
export function dailyName(dimension: string): string | undefined {
  if (dimension in NAMED_BY_CODE) return NAMED_BY_CODE[dimension];
  if (isBucketDimension(dimension)) return undefined;
  if (Object.hasOwn(VISIT_SQL, dimension) || Object.hasOwn(HIT_SQL, dimension)) {
    return dimension.slice(dimension.indexOf(':') + 1);
  }
  return undefined;
}

const NAMED_BY_CODE: Record<string, string> = {
  'visit:country_name': 'country',
  'visit:region_name': 'region',
  'visit:city_name': 'city',
};

/** Visit dimensions in `daily` with their SQL. */
export const DAILY_VISIT_DIMENSIONS: readonly (readonly [name: string, sql: string])[] = Object.entries(
  VISIT_SQL,
)
  .filter(([dimension]) => !Object.hasOwn(NAMED_BY_CODE, dimension) && !isBucketDimension(dimension))
  .map(([dimension, { sql }]) => [dailyName(dimension) ?? '', sql]);

/** Event dimensions in `daily` with their arrays. */
export const DAILY_HIT_DIMENSIONS: readonly (readonly [name: string, column: SessionColumn])[] =
  Object.entries(HIT_SQL).map(([dimension, { column }]) => [dailyName(dimension) ?? '', column]);
