import type { Ids } from '../distinct-hits.ts';
import type { DateRange, Generations } from '../generations.ts';
import { openRanges } from '../open-ranges.ts';
import type { SqlFragment } from '../session-rows.ts';
import { createParams, type Params } from './params.ts';
import { createRollupSource, type RollupSource } from './rollup-source.ts';
import { createVisitSource, type RowSource, uniteRows, type VisitSource } from './visit-source.ts';

/** What the parts of one statement have in common. */
export interface StatementScope {
  params: Params;
  /** The session rows of dates, the same for all parts that ask for the same dates; undefined where there are none. */
  visits(generations: Generations, range: DateRange): RowSource | undefined;
  /** The same apart: sealed dates, and those that must be assembled. The same rows are the same function. */
  visitSources(generations: Generations, range: DateRange): RowSource[];
  rollups: RollupSource;
  /** What WITH must define. */
  definitions(): string[];
}

/** The scope of a statement about a site, of whose events that much is known. */
export function createScope(siteId: number, ids: Ids = 'may be held twice'): StatementScope {
  const params = createParams();
  params.values.site_id = siteId;
  const sources = new Map<string, VisitSource>();
  const sourceOf = (generations: Generations, range?: DateRange): RowSource => {
    const key = JSON.stringify([generations, range]);
    const source =
      sources.get(key) ?? createVisitSource({ generations, range, params, ids }, `visits_${sources.size}_`);
    sources.set(key, source);
    return source.rows;
  };
  const rollups = createRollupSource(params);
  // Sealed dates apart from the others, which must be assembled: questions differ in which sealed dates they read.
  const visitSources = ({ sealed, stale, elsewhere = [] }: Generations, range: DateRange): RowSource[] => {
    const known = [...sealed.map(({ date }) => date), ...elsewhere].toSorted();
    const parts: RowSource[] = [];
    if (sealed.length > 0) parts.push(sourceOf({ sealed, stale: [] }));
    const isOpen = openRanges(range, [...known, ...stale.map(({ date }) => date)]).length > 0;
    if (isOpen || stale.length > 0) parts.push(sourceOf({ sealed: [], stale, elsewhere: known }, range));
    return parts;
  };
  // Tiles of a batch share their generations: what follows from a year of dates is not worked out for each.
  const known = new Map<Generations, Map<string, RowSource[]>>();
  const knownSources = (generations: Generations, range: DateRange): RowSource[] => {
    const byRange = known.get(generations) ?? new Map<string, RowSource[]>();
    known.set(generations, byRange);
    const key = `${range.from} ${range.to}`;
    const sources = byRange.get(key) ?? visitSources(generations, range);
    byRange.set(key, sources);
    return sources;
  };
  return {
    params,
    visitSources: knownSources,
    visits: (generations, range) => uniteRows(knownSources(generations, range)),
    rollups: rollups.rollups,
    definitions: () => [
      ...rollups.definitions(),
      ...[...sources.values()].flatMap((source) => source.definitions()),
    ],
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
