import fc from 'fast-check';
import type { ClickHouse } from '../clickhouse/client.ts';
import type { Goal, Segment } from '../core/goal.ts';
import { addDays } from '../core/zoned-time.ts';
import type { Rates } from './goal-model.ts';

const GOALS: Goal[] = [
  { id: 1, name: 'Signup', rule: { kind: 'event', name: 'Signup' }, props: {} },
  { id: 2, name: 'Visit /a|/A*', rule: { kind: 'page', path: '/a|/A*' }, props: {} },
  { id: 3, name: 'Read', rule: { kind: 'scroll', path: '/*', threshold: 80 }, props: {} },
  { id: 4, name: 'Pro', rule: { kind: 'page', path: '**' }, props: { plan: 'pro' } },
  { id: 5, name: 'Sale', rule: { kind: 'event', name: 'Buy' }, props: {}, currency: 'JPY' },
  { id: 6, name: 'Sale (x)', rule: { kind: 'event', name: 'Buy' }, props: { author: 'x' }, currency: 'EUR' },
];

const SEGMENTS: Segment[] = [
  {
    id: 1,
    name: 'Germans who bought',
    filters: [
      ['is', 'visit:country', ['DE']],
      ['is', 'event:goal', ['Sale']],
    ],
  },
  { id: 2, name: 'From a search', filters: [['contains', 'visit:source', ['oog']]] },
];

/** What the sites of random worlds have saved. */
export const SAVED = { goals: GOALS, segments: SEGMENTS, routes: [] };

/** A condition on event:goal, for where one may stand. */
export const arbitraryGoalFilter: fc.Arbitrary<unknown[]> = fc.oneof(
  fc
    .subarray(
      GOALS.map(({ name }) => name),
      { minLength: 1, maxLength: 3 },
    )
    .map((names) => ['is', 'event:goal', names]),
  fc.constantFrom<unknown[]>(
    ['contains', 'event:goal', ['sale'], { case_sensitive: false }],
    ['contains', 'event:goal', ['i']],
  ),
);

const FIRST_DATE = '2026-01-01';
const PER_EUR = new Map([
  ['EUR', 1],
  ['JPY', 160.25],
]);

/** Rates of the year, without those of one weekday in seven. */
export const rateOf: Rates = (date, currency) =>
  new Date(date).getUTCDay() === 6 ? undefined : PER_EUR.get(currency);

/** Stores them. */
export async function insertRates(clickhouse: ClickHouse): Promise<void> {
  const dates = Array.from({ length: 365 }, (_, day) => addDays(FIRST_DATE, day));
  const rows = dates.flatMap((date) =>
    [...PER_EUR.keys()].flatMap((currency) => {
      const per_eur = rateOf(date, currency);
      return per_eur === undefined
        ? []
        : [{ date, currency, per_eur, published: date, fetched: `${date} 00:00:00` }];
    }),
  );
  await clickhouse.insert({ table: 'rates', rows });
}
