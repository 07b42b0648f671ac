import type { Goal } from '../../core/goal.ts';
import { filteredGoals } from '../../core/query/conversions.ts';
import type { SessionColumn } from '../session-columns.ts';
import { goalSql } from './goal-sql.ts';
import { elementName } from './hit-elements.ts';
import type { Params } from './params.ts';
import type { SideInput } from './side.ts';

/** The currency that the revenue of a hit is reported in; '' is its own. */
export interface RevenueTarget {
  /** SQL of one hit, over `target` if there is a list of them. */
  sql: string;
  /** SQL of a list over the hits of a session row. */
  perHit?: string;
  columns: readonly SessionColumn[];
  /** SQL of the list of all currencies it may be. */
  currencies: string;
}

/** Where revenue goes: to the currency of its row's goal, or of the first goal of the filters that it meets. */
export function revenueTarget({ dimensions, filters, goals, params }: SideInput): RevenueTarget | undefined {
  const index = dimensions.indexOf('event:goal');
  if (index >= 0) {
    if (!goals.some(({ currency }) => currency)) return undefined;
    const list = goals.map(({ currency = '' }) => currency);
    const currencies = params.add('Array(String)', list);
    return { sql: `${currencies}[k${index}]`, columns: [], currencies };
  }
  const conditions = filteredGoals(filters);
  const named = conditions.flatMap((condition) => condition.goals).filter(({ currency }) => currency);
  const [first] = named;
  if (!first) return undefined;
  const currencies = params.add(
    'Array(String)',
    named.map(({ currency }) => currency),
  );
  const isSame = (goal: Goal) => goal.currency === first.currency;
  // Whatever passes meets a goal of this currency, and none of another.
  if (named.every(isSame) && conditions.some((condition) => condition.goals.every(isSame))) {
    return { sql: params.add('String', first.currency), columns: [], currencies };
  }
  return { sql: 'target', ...byGoalMet(named, params), currencies };
}

function byGoalMet(goals: readonly Goal[], params: Params): { perHit: string; columns: SessionColumn[] } {
  const tests = goals.map((goal) => ({ ...goalSql(goal, params), currency: goal.currency }));
  const columns = [...new Set<SessionColumn>(['h_kind', ...tests.flatMap(({ arrays }) => arrays)])];
  const branches = tests.map(({ sql, currency }) => `${sql}, ${params.add('String', currency)}`);
  const test = `multiIf(${branches.join(', ')}, '')`;
  return {
    perHit: `arrayMap((${columns.map(elementName).join(', ')}) -> ${test}, ${columns.join(', ')})`,
    columns,
  };
}

/** FROM-able SQL of hits, their revenue in the currency it goes to by the rate of their date; `unrated` when there is none. */
export function convertRevenue(
  hits: string,
  columns: readonly string[],
  target: RevenueTarget,
  { period, params }: SideInput,
): string {
  const others = columns.filter((name) => !['amount', 'currency', 'target'].includes(name));
  const aimed = `SELECT ${[...others, 'amount', 'toString(currency) AS own'].join(', ')},
      if(own = '' OR ${target.sql} = '', own, ${target.sql}) AS aim FROM ${hits}`;
  const dates = `date BETWEEN ${params.add('Date', period.fromDate)} AND ${params.add('Date', period.toDate)}`;
  const known = `(SELECT date, toString(currency) AS code, per_eur FROM rates FINAL WHERE ${dates})`;
  const rates = `(SELECT source.date AS day, source.code AS own, dest.code AS aim, dest.per_eur / source.per_eur AS rate
      FROM ${known} AS source INNER JOIN ${known} AS dest ON source.date = dest.date WHERE has(${target.currencies}, dest.code))`;
  // A decimal is divided exactly, while one made of a double would be cut.
  const converted = 'toDecimal128(toInt128(round(toFloat64(amount) * 1000 * rate)), 3) / 1000';
  return `(SELECT ${others.map((name) => `hit.${name} AS ${name}`).join(', ')}, hit.aim AS currency,
      hit.aim != hit.own AND rate = 0 AS unrated, if(hit.aim = hit.own, toDecimal128(amount, 3), ${converted}) AS amount
    FROM (${aimed}) AS hit
    LEFT JOIN ${rates} AS rates ON hit.date = rates.day AND hit.own = rates.own AND hit.aim = rates.aim)`;
}
