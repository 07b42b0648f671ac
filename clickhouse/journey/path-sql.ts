import type { ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import { pathSql as pagesSql } from '../query/goal-sql.ts';
import { elementName, inRange } from '../query/hit-elements.ts';
import type { Params } from '../query/params.ts';
import type { SessionColumn } from '../session-columns.ts';

/** SQL of the path of one visit. */
export interface PathSql {
  reads: readonly SessionColumn[];
  /** Definitions `sql AS name`, each building on those before; `walk` is the path from its anchor on, one page longer than is shown. */
  definitions: readonly string[];
}

/**
 * The pages of a visit in the order in which the journey goes, each once however often in a row it was viewed. Empty for
 * a visit that never came to the anchor.
 */
export function pathSql(query: ResolvedJourneyQuery, params: Params): PathSql {
  const range = inRange(query.period, params);
  const arrays: SessionColumn[] = ['h_pathname', 'h_kind', ...range.arrays];
  const test = [`${elementName('h_kind')} = 'pageview'`, ...range.sql].join(' AND ');
  const viewed = `arrayFilter((${arrays.map(elementName).join(', ')}) -> ${test}, ${arrays.join(', ')})`;
  return {
    reads: [...arrays, ...range.columns],
    definitions: [
      `arrayCompact(${viewed}) AS viewed`,
      ...(query.page === undefined ? [] : [`${firstPlace(query.page, params)} AS place`]),
      `${walkSql(query)} AS walk`,
    ],
  };
}

function walkSql({ direction, page, depth }: ResolvedJourneyQuery): string {
  const length = depth + 2;
  if (direction === 'next') {
    if (page === undefined) return `arraySlice(viewed, 1, ${length})`;
    // Nothing of a visit that never came there: a slice of length 0.
    return `arraySlice(viewed, greatest(place, 1), if(place = 0, 0, ${length}))`;
  }
  const upTo = page === undefined ? 'viewed' : 'arraySlice(viewed, 1, place)';
  return `arraySlice(arrayReverse(${upTo}), 1, ${length})`;
}

function firstPlace(page: string, params: Params): string {
  return `arrayFirstIndex(page -> ${pagesSql(page, 'page', params)}, viewed)`;
}

/**
 * What is shown of `walk`: up to the deepest level, and not beyond a page that is not the one chosen at its level.
 */
export function shownSql({ path, depth }: ResolvedJourneyQuery, params: Params): string {
  const chosen = path.reduceRight<string>(
    (rest, page, level) => {
      const isChosen = page === null ? '1' : `walk[${level + 1}] = ${params.add('String', page)}`;
      return `if(length(walk) > ${level} AND ${isChosen}, ${rest}, ${level + 1})`;
    },
    String(depth + 1),
  );
  return `arraySlice(walk, 1, ${chosen})`;
}
