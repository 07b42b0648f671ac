import type { ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import type { Generations } from '../generations.ts';
import { createParams, type Params } from '../query/params.ts';
import type { SqlFragment } from '../session-rows.ts';
import { askedVisits } from './asked-visits.ts';
import { ALL_KEY, ENDED, FIRST_LINK_KEY, linkKeySql, NOT_FOLLOWED, nodeKeySql, OTHER } from './group-key.ts';
import { withLayers } from './layers.ts';
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

/** SQL of `visits` by group (`key`: group-key.ts), and of `visitors` but for links; `named` are the nodes from 1 on. */
export function compileGroups(input: JourneyInput, named: readonly NamedPage[]): SqlFragment {
  const params = paramsOf(input);
  const names = named.map(({ level, page }) => `${level} ${page}`);
  const numbers = named.map((_, index) => index + 1);
  const node =
    named.length === 0
      ? `${OTHER}`
      : `transform(concat(toString(level), ' ', page), ${params.add('Array(String)', names)}, ${params.add('Array(Int32)', numbers)}, toInt32(${OTHER}))`;
  const last = `toInt32(if(length(walk) = length(shown), ${ENDED}, ${NOT_FOLLOWED}))`;
  const rows = withLayers(walks(input, params), [
    [`${shownSql(input.query, params)} AS shown`],
    ['range(length(shown)) AS levels'],
    [`arrayMap((page, level) -> toInt32(${node}), shown, levels) AS nodes`],
    [
      `arrayPushBack(arrayPopFront(nodes), ${last}) AS targets`,
      `arrayMap((node, level) -> ${nodeKeySql('level', 'node')}, nodes, levels) AS node_keys`,
    ],
    [`arrayMap((key, target) -> ${linkKeySql('key', 'target')}, node_keys, targets) AS link_keys`],
  ]);
  return {
    sql: `SELECT toFloat64(key) AS key, toFloat64(count()) AS visits,
        toFloat64(uniqExactIf(visitor_id, key < ${FIRST_LINK_KEY})) AS visitors
      FROM ${rows}
      ARRAY JOIN arrayConcat([toUInt64(${ALL_KEY})], node_keys, link_keys) AS key
      GROUP BY key`,
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
  const rows = withLayers(
    visits,
    definitions.map((definition) => [definition]),
  );
  return `(SELECT visitor_id, walk FROM ${rows} WHERE notEmpty(walk))`;
}
