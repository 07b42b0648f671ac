import type { Budget, BudgetDay, BudgetState } from './budget.ts';
import { formatVital, nameBudget } from './name-budget.ts';

/** That a budget was broken, or is kept again: what a webhook is sent, beside its `text`. */
export interface BudgetNews {
  /** The same whenever it is sent again. */
  id: string;
  event: `budget.${BudgetState['state']}`;
  site: string;
  /** What it is about: `LCP of /product/* on Mobile`. */
  name: string;
  vital: Budget['vital'];
  route: string | null;
  device: string | null;
  /** ms; CLS as a number. */
  limit: number;
  /** The p75 of the last day. */
  value: number | null;
  samples: number;
  /** YYYY-MM-DD on the site's calendar. */
  date: string;
  /** Days in a row. */
  days: number;
  /** The Performance section, narrowed to what the budget is about. */
  url: string;
}

/** What there is to tell of a budget after a date that has changed its state. */
export function budgetNews(
  { id, ...budget }: Budget & { id: number },
  state: BudgetState['state'],
  { date, value, samples }: Omit<BudgetDay, 'before'>,
  { domain, publicUrl }: { domain: string; publicUrl: string },
): BudgetNews {
  const { vital, route, device, limit, days } = budget;
  return {
    id: `${id}-${state}-${date}`,
    event: `budget.${state}`,
    site: domain,
    name: nameBudget(budget),
    ...{ vital, route, device, limit, value, samples, date, days },
    url: budgetUrl(budget, domain, publicUrl),
  };
}

/** Where the dashboard shows what a budget is about. */
function budgetUrl({ vital, route, device }: Budget, domain: string, publicUrl: string): string {
  const url = new URL(`/sites/${encodeURIComponent(domain)}/performance`, publicUrl);
  url.searchParams.set('vital', vital);
  if (route !== null) url.searchParams.append('filter', `is:route:${route}`);
  if (device !== null) url.searchParams.append('filter', `is:device:${device}`);
  return url.href;
}

/** The news as a message of Slack's; what it would take for a mention or a link is no more than text. */
export function newsText({ event, site, name, vital, limit, value, date, days, url }: BudgetNews): string {
  const isBroken = event === 'budget.broken';
  const title = isBroken ? 'A performance budget was broken' : 'A performance budget is kept again';
  const row = days === 1 ? date : `${days} days in a row, the last of them ${date}`;
  const numbers = `p75 ${formatVital(vital, value ?? 0)}, budget ${formatVital(vital, limit)} (${row})`;
  return `${title}: ${inSlack(name)}, ${inSlack(site)}\n${numbers}\n${inSlack(url)}`;
}

/** https://docs.slack.dev/messaging/formatting-message-text: these three alone begin anything that is not text. */
function inSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
