import type { ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import type { Generations } from '../generations.ts';
import { createParams, type Params } from '../query/params.ts';
import type { SqlFragment } from '../session-rows.ts';
import { askedVisits } from './asked-visits.ts';
import { pathSql, shownSql } from './path-sql.ts';

export interface JourneyInput {
  siteId: number;
  generations: Generations;
  query: ResolvedJourneyQuery;
}

/** A page that is named at its level, from 0 on. */
export interface NamedPage {
  level: number;
  page: string;
}

/** Where a visit went from a node, beside the numbers of nodes. */
export const OTHER = 0;
export const ENDED = -1;
export const NOT_FOLLOWED = -2;

/** SQL of the pages to name: `level`, `page`, and at its level how many `pages` there are. Chosen ones come whatever they count. */
export function compileNamedPages(input: JourneyInput): SqlFragment {
  const params = paramsOf(input);
  const { path, limit } = input.query;
  const chosen = path.flatMap((page, level) =>
    page === null ? [] : [`(level = ${level} AND page = ${params.add('String', page)})`],
  );
  const first = chosen.length > 0 ? [`(${chosen.join(' OR ')}) DESC`] : [];
  return {
    sql: `SELECT toFloat64(level) AS level, page, toFloat64(pages) AS pages FROM (
        SELECT level, page, count() AS visits, count() OVER (PARTITION BY level) AS pages
        FROM (SELECT ${shownSql(input.query, params)} AS shown FROM ${walks(input, params)})
        ARRAY JOIN shown AS page, range(length(shown)) AS level
        GROUP BY level, page
      )
      ORDER BY ${['level', ...first, 'visits DESC', 'page'].join(', ')} LIMIT ${params.add('UInt64', limit)} BY level`,
    params: params.values,
  };
}

/**
 * SQL of `visits` and `visitors` by level, by node (its place in `named` from 1 on, or OTHER) and by where they went;
 * `parts` says how many of `level`, `node` and `target` a row is about.
 */
export function compileLinks(input: JourneyInput, named: readonly NamedPage[]): SqlFragment {
  const params = paramsOf(input);
  const keys = named.map(({ level, page }) => `${level} ${page}`);
  const numbers = named.map((_, index) => index + 1);
  const number =
    named.length === 0
      ? `toInt32(${OTHER})`
      : `transform(concat(toString(level), ' ', page), ${params.add('Array(String)', keys)}, ${params.add('Array(Int32)', numbers)}, toInt32(${OTHER}))`;
  const nodes = `arrayMap((page, level) -> ${number}, shown, range(length(shown)))`;
  const next = 'arrayResize(arrayPopFront(nodes), length(nodes))';
  const target = `multiIf(place = length(walk), ${ENDED}, place = length(shown), ${NOT_FOLLOWED}, next)`;
  return {
    sql: `SELECT toFloat64(level) AS level, toFloat64(node) AS node, toFloat64(target) AS target,
        toFloat64(3 - grouping(target) - grouping(node)) AS parts, toFloat64(count()) AS visits, toFloat64(uniqExact(visitor_id)) AS visitors
      FROM (
        SELECT visitor_id, ${shownSql(input.query, params)} AS shown, ${nodes} AS nodes,
          arrayMap((next, place) -> toInt32(${target}), ${next}, arrayEnumerate(nodes)) AS targets
        FROM ${walks(input, params)}
      )
      ARRAY JOIN nodes AS node, targets AS target, range(length(nodes)) AS level
      GROUP BY GROUPING SETS ((level), (level, node), (level, node, target))`,
    params: params.values,
  };
}

/** SQL of the most common paths: `pages`, whether they `ended` there, `visits`, `visitors`. */
export function compilePaths(input: JourneyInput): SqlFragment {
  const params = paramsOf(input);
  return {
    sql: `SELECT shown AS pages, toFloat64(has_ended) AS ended, toFloat64(count()) AS visits, toFloat64(uniqExact(visitor_id)) AS visitors
      FROM (
        SELECT visitor_id, ${shownSql(input.query, params)} AS shown, length(walk) = length(shown) AS has_ended
        FROM ${walks(input, params)}
      )
      GROUP BY shown, has_ended ORDER BY visits DESC, shown, has_ended DESC LIMIT ${params.add('UInt64', input.query.limit)}`,
    params: params.values,
  };
}

function paramsOf({ siteId }: JourneyInput): Params {
  const params = createParams();
  params.values.site_id = siteId;
  return params;
}

/** FROM-able SQL with visitor_id and `walk` of the visits that came to the anchor. */
function walks({ generations, query }: JourneyInput, params: Params): string {
  const { reads, definitions } = pathSql(query, params);
  const visits = askedVisits({ ...query, generations }, ['visitor_id', ...reads], params);
  return `(SELECT visitor_id, walk FROM (SELECT visitor_id, ${definitions.join(', ')} FROM ${visits}) WHERE notEmpty(walk))`;
}
