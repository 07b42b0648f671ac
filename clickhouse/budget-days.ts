import type { Budget, BudgetDay } from '../core/budgets/budget.ts';
import { daysQuery, weekBeforeQuery } from '../core/budgets/budget-query.ts';
import { parseQuery } from '../core/query/parse-query.ts';
import type { Saved } from '../core/query/query.ts';
import type { ClickHouse } from './client.ts';
import type { DateRange } from './generations.ts';
import type { QueryResponse } from './query/answer.ts';
import { runBatch } from './query/batch/run-batch.ts';
import type { AskedSite } from './query/run-query.ts';

/** What was measured of a budget on each date of a range, in the language that the dashboard asks in. */
export async function budgetDays(
  clickhouse: ClickHouse,
  site: AskedSite & Saved,
  budget: Budget,
  dates: readonly [string, ...string[]],
  now: number,
): Promise<BudgetDay[]> {
  const range: DateRange = { from: dates[0], to: dates.at(-1) ?? dates[0] };
  const weeks = budget.maxIncrease === null ? [] : dates;
  const bodies = [
    daysQuery(site.domain, budget, range.from, range.to),
    ...weeks.map((date) => weekBeforeQuery(site.domain, budget, date)),
  ];
  const asked = bodies.map((body) => {
    const query = parseQuery(body, site);
    if (!query.ok) throw new Error(`A budget asks what nobody can: ${query.error.message}`);
    return { site, query: query.value };
  });
  const [days, ...before] = (await runBatch(clickhouse, asked, now)).map(fulfilled);
  const byDate = new Map(days?.results.map(({ dimensions, metrics }) => [dimensions[0], metrics]));
  return dates.map((date, index) => {
    const { value, samples } = measured(byDate.get(date));
    const week = measured(before[index]?.results[0]?.metrics);
    const isKnown = week.samples >= budget.minSamples;
    return { date, value, samples, before: isKnown ? week.value : null };
  });
}

function measured(metrics: QueryResponse['results'][number]['metrics'] = []) {
  const [value, samples] = metrics;
  return { value: typeof value === 'number' ? value : null, samples: Number(samples ?? 0) };
}

function fulfilled(one: PromiseSettledResult<QueryResponse>): QueryResponse {
  if (one.status === 'rejected') throw one.reason;
  return one.value;
}
