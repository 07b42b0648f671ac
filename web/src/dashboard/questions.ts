import { type QueryAnswer, type QueryBody, valuesOf } from '../api/query.ts';
import { apiRange } from '../period/api-range.ts';
import { apiCompare } from '../period/compare.ts';
import { INTERVALS, type Interval } from '../period/interval.ts';
import { type DashboardState, oneOf } from '../state/dashboard-state.ts';
import type { FilterDimension } from '../state/dimension.ts';
import { type Measure, metricsFor } from '../state/metric.ts';
import { seriesOf } from './chart-data.ts';
import { listMeasures } from './lists.ts';
import { firstLists } from './panels.ts';
import { type Asked, breakdownBody, timeseriesBody, totalsBody } from './queries.ts';

/** What questions need of a dashboard's state. */
export type StatsState = Pick<
  DashboardState,
  'period' | 'custom' | 'filters' | 'compare' | 'compareWith' | 'matchWeekday'
>;

/** Something a page asks: where its answer is kept, how it is asked, and what the answer says. */
export interface Question<Data> {
  queryKey: readonly unknown[];
  body: QueryBody;
  read: (answer: QueryAnswer) => Data;
}

/** What all questions about a state have in common; `site` is a domain. */
export function askedOf(site: string, state: StatsState, withComparison: boolean): Asked {
  return {
    site,
    range: apiRange(state),
    filters: state.filters,
    compare: withComparison ? apiCompare(state) : undefined,
  };
}

/** Where answers about a state are kept. */
export function statsKey(site: string, state: StatsState, withComparison: boolean) {
  const { period, custom, filters, compare, compareWith, matchWeekday } = state;
  const compared = withComparison ? { compare, compareWith, matchWeekday } : {};
  return ['stats', site, { period, custom, filters, ...compared }] as const;
}

/** The six numbers, what they are compared with, and the dates they belong to as the server saw them. */
export function totalsQuestion(site: string, state: StatsState) {
  const body = totalsBody(askedOf(site, state, true));
  return {
    queryKey: [...statsKey(site, state, true), 'totals'],
    body,
    read: ({ results: [row], query }: QueryAnswer) => ({
      values: valuesOf(row, body.metrics),
      before: row?.comparison ? valuesOf(row.comparison, body.metrics) : undefined,
      range: query.date_range,
      comparedRange: query.compare?.date_range,
    }),
  };
}

/** The six numbers over time, with the interval they are in; `auto`: the API chooses it. */
export function timeseriesQuestion(site: string, state: StatsState, interval: Interval | 'auto') {
  return {
    queryKey: [...statsKey(site, state, true), 'timeseries', interval],
    body: timeseriesBody(askedOf(site, state, true), interval),
    read: (answer: QueryAnswer) => {
      const [chosen = ''] = (answer.query.dimensions ?? []) as string[];
      return {
        interval: interval === 'auto' ? (oneOf(INTERVALS, chosen.replace('time:', '')) ?? 'day') : interval,
        ...seriesOf(answer, metricsFor(state.filters)),
      };
    },
  };
}

/** The first values of a dimension. */
export function breakdownQuestion(
  site: string,
  state: StatsState,
  list: { dimension: FilterDimension; measures: readonly Measure[]; limit: number },
) {
  return {
    queryKey: [...statsKey(site, state, false), 'breakdown', list],
    body: breakdownBody(askedOf(site, state, false), list),
    read: (answer: QueryAnswer) => answer,
  };
}

/** All that a dashboard asks when it is opened; `interval` null: what it will be is not known yet. */
export function firstQuestions(
  site: string,
  state: DashboardState,
  interval: Interval | 'auto' | null,
): Question<unknown>[] {
  const lists = firstLists(state.filters).map(({ dimension, limit }) =>
    breakdownQuestion(site, state, { dimension, measures: listMeasures(dimension, state.filters), limit }),
  );
  const series = interval === null ? [] : [timeseriesQuestion(site, state, interval)];
  return [totalsQuestion(site, state), ...series, ...lists];
}
