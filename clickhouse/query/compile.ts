import {
  type Dimension,
  emptyLabel,
  isBucketDimension,
  isClockDimension,
  isEventDimension,
  isTimeDimension,
} from '../../core/query/dimensions.ts';
import { isMoney, type Metric } from '../../core/query/metrics.ts';
import { countryNames, regionNames } from '../../core/query/place-names.ts';
import type { ResolvedQuery } from '../../core/query/query.ts';
import type { Ids } from '../distinct-hits.ts';
import type { Generation, Generations } from '../generations.ts';
import type { SqlFragment } from '../session-rows.ts';
import { conversionBases, isEventless, withBases } from './conversion-sql.ts';
import { dailySide, isRolledUp } from './daily-side.ts';
import { engagedSide } from './engaged-side.ts';
import { exitSide } from './exit-side.ts';
import { hitSide } from './hit-side.ts';
import { measuredSide } from './measured-side.ts';
import { type Measure, metricSql, UNLIKE_COUNTS } from './metrics.ts';
import type { Params } from './params.ts';
import { planSides, type SideKind } from './plan.ts';
import { rollupParts } from './rollup-parts.ts';
import { groupKeys, type Side, type SideInput, sideSelect } from './side.ts';
import { smearSide } from './smear-side.ts';
import { createScope, type StatementScope, statement } from './statement-scope.ts';
import { visitSide } from './visit-side.ts';
import { noVisits } from './visit-source.ts';

/** Everything a question is compiled from; `totalVisitors` is what `percentage` divides by. */
export interface CompileInput {
  siteId: number;
  query: ResolvedQuery;
  generations: Generations;
  totalVisitors?: number;
}

export const SIDES: Record<SideKind, (input: SideInput) => Side> = {
  visit: visitSide,
  hit: hitSide,
  smear: smearSide,
  engaged: engagedSide,
  exit: exitSide,
  measured: measuredSide,
  errors: measuredSide,
};

/**
 * SQL of a question: columns d0, d1, … for its dimensions, m0, m1, … for its metrics, currency, currencies and
 * unrated of what is money, total_rows if asked for.
 */
export function compile(input: CompileInput, ids?: Ids): SqlFragment {
  const scope = createScope(input.siteId, ids);
  const sql = selectSql(input, scope);
  return statement(sql, scope);
}

/** The SELECT of a question; what it reads is defined in the scope. */
export function selectSql(input: CompileInput, scope: StatementScope): string {
  const { query } = input;
  const { params } = scope;
  const bases = conversionBases(query).map((base) => {
    return { ...base, groups: groupsSql({ ...input, query: base.query }, scope) };
  });
  const groups = withBases(groupsSql(input, scope), query, bases);
  const dimensions = query.dimensions.map(
    (dimension, index) => `${shownSql(dimension, `g${index}`)} AS d${index}`,
  );
  const { totalVisitors } = input;
  const circumstance = { params, totalVisitors, isEventless: isEventless(query, params) };
  const metrics = query.metrics.map(
    (metric, index) => `toFloat64(${metricSql(metric).sql(circumstance)}) AS m${index}`,
  );
  const currency = query.metrics.some(isMoney)
    ? [
        'revenue_currency AS currency',
        'toFloat64(revenue_currencies) AS currencies',
        'toFloat64(revenue_unrated) AS unrated',
      ]
    : [];
  const total = query.include.totalRows ? ['toFloat64(count() OVER ()) AS total_rows'] : [];
  const { limit, offset } = query.pagination;
  return `SELECT ${[...dimensions, ...metrics, ...currency, ...total].join(', ')}
FROM (${groups})
${orderSql(query, params)}
LIMIT ${params.add('UInt64', limit)} OFFSET ${params.add('UInt64', offset)}`;
}

/** One row per group with the sums that the metrics need: the sides, added up where there are several. */
function groupsSql(input: CompileInput, scope: StatementScope): string {
  const { query } = input;
  const sides = sidesOf(input, scope);
  const columns = [...new Set(sides.flatMap(({ measures }) => Object.keys(measures) as Measure[]))];
  const [only, ...more] = sides.map((side) => sideSelect(side, columns));
  if (more.length === 0) return only ?? '';
  const keys = groupKeys(query.dimensions.length);
  const list = [
    ...(keys ? [keys] : []),
    ...columns.map((measure) => `${UNLIKE_COUNTS[measure]?.unite ?? 'sum'}(${measure}) AS sum_${measure}`),
  ];
  const renamed = [...(keys ? [keys] : []), ...columns.map((measure) => `sum_${measure} AS ${measure}`)];
  const merged = `SELECT ${list.join(', ')} FROM (${[only, ...more].join('\nUNION ALL\n')})${keys ? ` GROUP BY ${keys}` : ''}`;
  // A page that sessions began on is listed only if an event that counts was there, an exit page only if one ended there.
  const isListed = query.dimensions.some(isEventDimension) || columns.includes('page_pageviews');
  const where = isListed && columns.includes('visits') ? ' WHERE visits > 0' : '';
  return `SELECT ${renamed.join(', ')} FROM (${merged})${where}`;
}

function sidesOf({ query, generations }: CompileInput, scope: StatementScope): Side[] {
  const { period, dimensions, filters, goals, routes } = query;
  const { params } = scope;
  const rolled = generations.sealed.filter((generation) => isRolledUp(generation, dimensions));
  const range = { from: period.fromDate, to: period.toDate };
  const everything = scope.visits(generations, range);
  const rest = scope.visits(withoutRolled(generations, rolled), range);
  const sides: Side[] = [];
  for (const [kind, measures] of planSides(query)) {
    const side = { dimensions, filters, goals, routes, period, params };
    const parts = rolled.length > 0 ? rollupParts(query, kind, measures) : [];
    for (const part of parts) sides.push(dailySide(side, rolled, part, scope.rollups));
    const answered = parts.flatMap((part) => part.measures);
    if (answered.length > 0 && rest) sides.push(SIDES[kind]({ ...side, measures: answered, rows: rest }));
    const others = measures.filter((measure) => !answered.includes(measure));
    if (others.length > 0)
      sides.push(SIDES[kind]({ ...side, measures: others, rows: everything ?? noVisits }));
  }
  return sides;
}

/** The dates of which nothing but rollups is read. */
export function rolledDates(query: ResolvedQuery, { sealed }: Generations): Generation[] {
  const isAll = [...planSides(query)].every(
    ([kind, measures]) =>
      rollupParts(query, kind, measures).flatMap((part) => part.measures).length === measures.length,
  );
  return isAll ? sealed.filter((generation) => isRolledUp(generation, query.dimensions)) : [];
}

export function withoutRolled(
  { sealed, stale, elsewhere = [] }: Generations,
  rolled: readonly Generation[],
): Generations {
  const isRolled = new Set(rolled);
  return {
    sealed: sealed.filter((generation) => !isRolled.has(generation)),
    stale,
    elsewhere: [...elsewhere, ...rolled.map(({ date }) => date)],
  };
}

/** What the API shows for a group key; names of places and times of day are written by answer.ts. */
export function shownSql(dimension: Dimension, key: string): string {
  if (isClockDimension(dimension)) return `toFloat64(${key})`;
  if (isTimeDimension(dimension)) return `toString(${key})`;
  const label = emptyLabel(dimension);
  return label === '' ? key : `if(${key} = '', '${label}', ${key})`;
}

function orderSql({ orderBy, metrics, dimensions }: ResolvedQuery, params: Params): string {
  const terms = orderBy.map(([key, direction]) => {
    const metric = metrics.indexOf(key as Metric);
    if (metric >= 0) return `m${metric} ${direction === 'asc' ? 'ASC' : 'DESC'}`;
    const index = dimensions.indexOf(key as Dimension);
    return `${sortKey(dimensions[index], index, params)} ${direction === 'asc' ? 'ASC' : 'DESC'}`;
  });
  // Equal rows come in the order of their dimensions, so that pages of an answer never overlap.
  const ties = dimensions.map((_, index) => `d${index} ASC`);
  const order = [...terms, ...ties];
  return order.length > 0 ? `ORDER BY ${order.join(', ')}` : '';
}

/** Names sort as names; groups are kept by code. */
function sortKey(dimension: Dimension | undefined, index: number, params: Params): string {
  const names =
    dimension === 'visit:country_name'
      ? countryNames()
      : dimension === 'visit:region_name'
        ? regionNames()
        : undefined;
  if (dimension && isBucketDimension(dimension)) return `toFloat64OrNull(d${index})`;
  if (!names) return `d${index}`;
  const codes = params.add('Array(String)', [...names.keys()]);
  return `transform(d${index}, ${codes}, ${params.add('Array(String)', [...names.values()])}, d${index})`;
}
