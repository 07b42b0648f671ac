import { addDays } from '../zoned-time.ts';
import type { Budget } from './budget.ts';

/** The p75 and its samples of each date from `from` to `to`, as a body of `POST /api/v2/query`. */
export function daysQuery(domain: string, budget: Budget, from: string, to: string): Record<string, unknown> {
  return { ...bodyOf(domain, budget), date_range: [from, to], dimensions: ['time:day'] };
}

/** The same of the seven days before a date, as one. */
export function weekBeforeQuery(domain: string, budget: Budget, date: string): Record<string, unknown> {
  return { ...bodyOf(domain, budget), date_range: [addDays(date, -7), addDays(date, -1)] };
}

function bodyOf(domain: string, { vital, route, device }: Budget): Record<string, unknown> {
  const filters = [
    ...(route === null ? [] : [['is', 'event:route', [route]]]),
    ...(device === null ? [] : [['is', 'visit:device', [device]]]),
  ];
  return {
    site_id: domain,
    metrics: [`${vital}_p75`, `${vital}_samples`],
    ...(filters.length > 0 && { filters }),
  };
}
