import type { DateRange, Generations } from '../generations.ts';
import type { SqlFragment } from '../session-rows.ts';
import { createParams, type Params } from './params.ts';
import { createVisitSource, type VisitSource } from './visit-source.ts';

/** What the parts of one statement have in common. */
export interface StatementScope {
  params: Params;
  /** The session rows of dates; the same for all parts that ask for the same dates. */
  visits(generations: Generations, range: DateRange): VisitSource;
  /** What WITH must define. */
  definitions(): string[];
}

/** The scope of a statement about a site. */
export function createScope(siteId: number): StatementScope {
  const params = createParams();
  params.values.site_id = siteId;
  const sources = new Map<string, VisitSource>();
  return {
    params,
    visits(generations, range) {
      const key = JSON.stringify([generations, range]);
      const known = sources.get(key);
      if (known) return known;
      const source = createVisitSource({ generations, range, params }, `visits_${sources.size}_`);
      sources.set(key, source);
      return source;
    },
    definitions: () => [...sources.values()].flatMap((source) => source.definitions()),
  };
}

/** A SELECT with what its scope defines. */
export function statement(select: string, scope: StatementScope): SqlFragment {
  const definitions = scope.definitions();
  const head = definitions.length > 0 ? `WITH ${definitions.join(',\n')}\n` : '';
  const isMaterialized = definitions.some((definition) => definition.includes(' AS MATERIALIZED '));
  const settings = isMaterialized ? ' SETTINGS enable_materialized_cte = 1' : '';
  return { sql: `${head}${select}${settings}`, params: scope.params.values };
}
