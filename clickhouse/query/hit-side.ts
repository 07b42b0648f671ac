import type { SessionColumn } from '../session-columns.ts';
import { keySource } from './hit-keys.ts';
import type { Measure } from './metrics.ts';
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
};

/**
 * Measures by what single events say: every event that counts belongs to its own page, name or hour. A session counts
 * once in each group it has an event in, at the first of them (`nth = 1`).
 */
export function hitSide(input: SideInput): Side {
  const { dimensions, measures, period, filters, params } = input;
  const sources = dimensions.map((dimension) => keySource(dimension, input));
  const needs: SessionColumn[] = ['h_kind', ...sources.flatMap(({ columns }) => columns)];
  if (measures.includes('visitors')) needs.push('visitor_id');
  const isMoney = measures.includes('revenue');
  if (isMoney) needs.push('h_revenue_amount', 'h_revenue_currency');
  const visits = selectVisits(input.rows, { filters, period }, needs, params);

  const inner: string[] = measures.includes('visitors') ? ['visitor_id'] : [];
  const joined = ['kinds AS kind'];
  const lists: string[] = [];
  for (const [index, { sql, isArray }] of sources.entries()) {
    inner.push(`${isArray ? keep(sql, visits) : sql} AS s${index}`);
    if (isArray) {
      joined.push(`s${index} AS k${index}`);
      lists.push(`s${index}`);
    }
  }
  inner.push(`${keep('h_kind', visits)} AS kinds`);
  if (isMoney) {
    inner.push(`${keep('h_revenue_amount', visits)} AS amounts`);
    inner.push(`${keep('h_revenue_currency', visits)} AS currencies`);
    joined.push('amounts AS amount', 'currencies AS currency');
  }
  if (measures.includes('visitors') || measures.includes('visits')) {
    inner.push(`arrayEnumerateUniq(${lists.join(', ')}) AS nths`);
    joined.push('nths AS nth');
  }
  return {
    keys: sources.map(({ isArray }, index) => (isArray ? `k${index}` : `s${index}`)),
    measures: Object.fromEntries(measures.map((measure) => [measure, HIT_MEASURES[measure]])),
    from: `(SELECT ${inner.join(', ')} FROM ${visits.from}) ARRAY JOIN ${joined.join(', ')}`,
  };
}

/** The elements of an array that belong to hits that count. */
function keep(array: string, { isMasked }: Visits): string {
  return isMasked
    ? `arrayFilter((x, is_ok) -> is_ok, ${array}, ok)`
    : `arrayFilter((x, kind) -> kind != 'engagement', ${array}, h_kind)`;
}
