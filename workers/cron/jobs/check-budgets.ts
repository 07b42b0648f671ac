import { budgetDays } from '../../../clickhouse/budget-days.ts';
import { afterDay, type BudgetState, judgeDay } from '../../../core/budgets/budget.ts';
import { budgetNews } from '../../../core/budgets/budget-news.ts';
import { siteZone } from '../../../core/site.ts';
import { addDays, localDate } from '../../../core/zoned-time.ts';
import { enterBudgetDays, listAllBudgets, type SavedBudget } from '../../../db/budgets.ts';
import { listRouteRules } from '../../../db/route-rules.ts';
import type { Site } from '../../../db/sites.ts';
import { describeError } from '../../../observe/log.ts';
import type { Services } from '../services.ts';
import { tellOfBudget } from './tell-of-budget.ts';

/** A new budget shows how these many days before it would have gone. */
const HISTORY_DAYS = 28;

/** Judges the dates that are over by the budgets of their sites, and tells of budgets that are broken or kept again. */
export async function checkBudgets(
  services: Services,
  now: number,
): Promise<{ budgets: number; days: number; told: number; failed: number }> {
  const all = await listAllBudgets(services.db);
  const counts = { budgets: all.length, days: 0, told: 0, failed: 0 };
  for (const { site, budget } of all) {
    try {
      const { days, told } = await checkBudget(services, site, budget, now);
      counts.days += days;
      counts.told += told;
    } catch (error) {
      // The other budgets need not wait; this one is judged an hour later.
      counts.failed++;
      services.log('error', 'budget not checked', { budget: budget.id, ...describeError(error) });
      services.errors.report(error, { job: 'checkBudgets', budget: String(budget.id) });
    }
  }
  return counts;
}

async function checkBudget(services: Services, site: Site, budget: SavedBudget, now: number) {
  const { db, clickhouse, sealAfterMs } = services;
  const last = addDays(localDate(now - sealAfterMs, siteZone(site)), -1);
  const [first, ...more] = datesAfter(budget.checkedTo, last);
  if (first === undefined) return { days: 0, told: 0 };
  const asked = {
    siteId: site.id,
    domain: site.domain,
    timezone: siteZone(site),
    ...(budget.route !== null && { routes: await listRouteRules(db, site.id) }),
  };
  const days = await budgetDays(clickhouse, asked, budget, [first, ...more], now);
  let state: BudgetState = budget;
  let changedOn: string | undefined;
  for (const day of days) {
    const next = afterDay(budget, state, day);
    if (next.state !== state.state) changedOn = day.date;
    state = next;
  }
  const judged = days.map(({ before: _, ...day }, index) => {
    return { ...day, verdict: judgeDay(budget, days[index] ?? { ...day, before: null }) };
  });
  const changing = judged.find(({ date }) => date === changedOn);
  // What a new budget finds in the past is no news, and neither is what has passed again.
  const isNews = budget.checkedTo !== null && state.state !== budget.state;
  const where = { domain: site.domain, publicUrl: services.publicUrl };
  const news = isNews && changing ? budgetNews(budget, state.state, changing, where) : undefined;
  const isOurs = await enterBudgetDays(db, budget, judged, state, { news, now });
  const told = isOurs && news ? await tellOfBudget(services, site, budget, news) : 0;
  return { days: judged.length, told };
}

function datesAfter(checkedTo: string | null, last: string): string[] {
  const dates = Array.from({ length: HISTORY_DAYS }, (_, index) => addDays(last, index + 1 - HISTORY_DAYS));
  return dates.filter((date) => checkedTo === null || date > checkedTo);
}
