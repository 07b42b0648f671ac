import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import { hitsSql, VISITS_SQL } from './hits.ts';
import { GOAL, metricsOf, type Question } from './questions.ts';
import type { Row } from './structure.ts';

const HIT_COLUMN = { page: 'pathname', source: 'source', country: 'country' } as const;
const VISIT_COLUMN = {
  entry_pages: 'entry_page',
  exit_pages: 'exit_page',
  sources: 'source',
  countries: 'country',
  browsers: 'browser',
  devices: 'device',
} as const;

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The answer by the definitions, from the traffic itself; lists are whole. */
export async function exactAnswer(clickhouse: ClickHouse, question: Question): Promise<Row[]> {
  const { sql, params } = exactSql(question);
  const { rows } = await clickhouse.query({ sql, params, schema: rowSchema, timeoutMs: 120_000 });
  const names = metricsOf(question);
  return rows.map((row) => ({
    key: String(row.key),
    values: names.map((name) => (row[name] === null ? null : Number(row[name]))),
  }));
}

function exactSql(question: Question): { sql: string; params: Record<string, unknown> } {
  const { report, site, from, to, now, filter } = question;
  const params = { site, from, to, now, value: filter?.value ?? '' };
  const scope = 'site_id = {site:UInt32} AND date BETWEEN {from:Date} AND {to:Date}';
  const hits = `(${hitsSql(scope)})`;
  const passes = filter ? ` AND ${HIT_COLUMN[filter.dimension]} = {value:String}` : '';
  const counts = `name != 'engagement'${passes}`;
  const visits = `(${VISITS_SQL} WHERE ${scope})`;
  const isHit = filter?.dimension === 'page';
  const visitPasses = !filter
    ? '1'
    : isHit
      ? `session_id IN (SELECT session_id FROM ${hits} WHERE ${counts})`
      : `${filter.dimension} = {value:String}`;
  const bounces = isHit ? 'entry_page = {value:String}' : visitPasses;
  const list = (key: string, rows: string, more: string) =>
    `SELECT ${key} AS key, uniqExact(visitor_id) AS visitors${more} FROM ${rows} GROUP BY key`;
  switch (report) {
    case 'totals':
      return {
        params,
        sql: `SELECT '' AS key, e.visitors, v.visits, e.pageviews, v.views_per_visit, v.visit_duration, b.bounce_rate FROM
          (SELECT uniqExact(visitor_id) AS visitors, countIf(name = 'pageview') AS pageviews FROM ${hits} WHERE ${counts}) AS e,
          (SELECT count() AS visits, if(visits = 0, 0, round(sum(v.pageviews) / visits, 2)) AS views_per_visit,
            if(visits = 0, 0, round(sum(duration_ms) / (1000 * visits))) AS visit_duration FROM ${visits} AS v WHERE ${visitPasses}) AS v,
          (SELECT if(count() = 0, 0, round(100 * sum(is_bounce) / count())) AS bounce_rate FROM ${visits} WHERE ${bounces}) AS b`,
      };
    case 'timeseries':
    case 'pages': {
      const key = report === 'pages' ? 'pathname' : 'toString(date)';
      return {
        params,
        sql: list(key, `${hits} WHERE ${counts}`, `, countIf(name = 'pageview') AS pageviews`),
      };
    }
    case 'goals':
      return { params, sql: list('source', `${hits} WHERE name = '${GOAL}'`, ', count() AS events') };
    case 'realtime':
      return {
        params,
        sql: `SELECT '' AS key, uniqExact(visitor_id) AS visitors FROM ${hits} WHERE name != 'engagement' AND toUnixTimestamp64Milli(time) > {now:Int64} - 300000`,
      };
    default:
      return {
        params,
        sql: list(VISIT_COLUMN[report], `${visits} WHERE ${visitPasses}`, ', count() AS visits'),
      };
  }
}
