import { meetsAny } from '../../core/query/conversions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { expandMany } from './expand-many.ts';
import { keySource } from './hit-keys.ts';
import type { Measure } from './metrics.ts';
import { convertRevenue, revenueTarget } from './revenue-sql.ts';
import type { Side, SideInput } from './side.ts';
import { selectVisits, type Visits } from './visits.ts';

const HIT_MEASURES: Partial<Record<Measure, string>> = {
  visitors: 'uniqExactIf(visitor_id, nth = 1)',
  visits: 'countIf(nth = 1)',
  pageviews: `countIf(kind = 'pageview')`,
  events: 'count()',
  revenue: 'sum(amount)',
  revenue_events: `countIf(currency != '')`,
  revenue_currencies: `uniqExactIf(currency, currency != '')`,
  revenue_currency: 'max(toString(currency))',
  revenue_unrated: 'countIf(unrated)',
};

/**
 * Measures by what single events say: every event that counts belongs to its own page, name or hour, and to each goal it
 * meets. A session counts once in each group it has an event in, at the first of them (`nth = 1`).
 */
export function hitSide(input: SideInput): Side {
  const { dimensions, measures, period, params, goals } = input;
  const byGoal = dimensions.includes('event:goal');
  const filters = byGoal ? [...input.filters, meetsAny(goals)] : input.filters;
  const sources = dimensions.map((dimension) => keySource(dimension, input));
  const isMoney = measures.includes('revenue');
  const target = isMoney ? revenueTarget(input) : undefined;
  const needs: SessionColumn[] = ['h_kind', ...sources.flatMap(({ columns }) => columns)];
  if (measures.includes('visitors')) needs.push('visitor_id');
  if (isMoney) needs.push('h_revenue_amount', 'h_revenue_currency');
  if (target) needs.push('date', ...target.columns);
  const visits = selectVisits(input.rows, { filters, period }, needs, params);

  const scalars: Columns = {};
  const lists: Columns = { kind: keep('h_kind', visits) };
  if (measures.includes('visitors')) scalars.visitor_id = 'visitor_id';
  for (const [index, { sql, isArray }] of sources.entries()) {
    if (isArray) lists[`k${index}`] = keep(sql, visits);
    else scalars[`k${index}`] = sql;
  }
  if (isMoney) {
    lists.amount = keep('h_revenue_amount', visits);
    lists.currency = keep('h_revenue_currency', visits);
  }
  if (target) scalars.date = 'date';
  if (target?.perHit) lists.target = keep(target.perHit, visits);

  const many = sources.findIndex(({ isMany }) => isMany);
  const rows = `SELECT ${named({ ...scalars, ...listed(lists) })} FROM ${visits.from}`;
  const expanded = many < 0 ? rows : expandMany(rows, Object.keys(scalars), Object.keys(lists), `k${many}`);
  const byHit = sources.flatMap(({ isArray }, index) => (isArray ? [`k${index}s`] : []));
  const isFirst = measures.includes('visitors') || measures.includes('visits');
  const nths = isFirst ? `, arrayEnumerateUniq(${byHit.join(', ')}) AS nths` : '';
  const joined = [...Object.keys(lists), ...(isFirst ? ['nth'] : [])].map((name) => `${name}s AS ${name}`);
  const hits = `(SELECT *${nths} FROM (${expanded})) ARRAY JOIN ${joined.join(', ')}`;
  const columns = [...Object.keys(scalars), ...Object.keys(lists), ...(isFirst ? ['nth'] : [])];
  const names = params.add(
    'Array(String)',
    goals.map(({ name }) => name),
  );
  return {
    keys: sources.map(({ isMany }, index) => (isMany ? `${names}[k${index}]` : `k${index}`)),
    measures: Object.fromEntries(
      measures.map((measure) => [
        measure,
        measure === 'revenue_unrated' && !target ? 'toUInt64(0)' : HIT_MEASURES[measure],
      ]),
    ),
    from: target ? convertRevenue(hits, columns, target, input) : hits,
  };
}

/** SQL by the name it is selected under. */
type Columns = Record<string, string>;

function named(columns: Columns): string {
  return Object.entries(columns)
    .map(([name, sql]) => (name === sql ? sql : `${sql} AS ${name}`))
    .join(', ');
}

/** A list of what each hit has is named in the plural. */
function listed(lists: Columns): Columns {
  return Object.fromEntries(Object.entries(lists).map(([name, sql]) => [`${name}s`, sql]));
}

/** The elements of an array that belong to hits that count. */
export function keep(array: string, { isMasked }: Pick<Visits, 'isMasked'>): string {
  return isMasked
    ? `arrayFilter((x, is_ok) -> is_ok, ${array}, ok)`
    : `arrayFilter((x, kind) -> kind != 'engagement', ${array}, h_kind)`;
}
