import type { Goal } from '../core/goal.ts';
import type { Filter } from '../core/query/filters.ts';
import type { ResolvedQuery } from '../core/query/query.ts';
import type { AnsweredEvent } from './query-model.ts';

/** What one euro was worth on a date in a currency, if that is known. */
export type Rates = (date: string, currency: string) => number | undefined;

/** Whether an event meets a goal, by definition. */
export function meets(event: AnsweredEvent, { rule, props }: Goal): boolean {
  if (!Object.entries(props).every(([key, value]) => event.props[key] === value)) return false;
  switch (rule.kind) {
    case 'event':
      return event.kind !== 'engagement' && event.name === rule.name;
    case 'page':
      return event.kind === 'pageview' && isPage(rule.path, event.pathname);
    case 'scroll': {
      const isDeep = rule.threshold <= event.scroll_depth && event.scroll_depth <= 100;
      return event.kind === 'engagement' && isDeep && isPage(rule.path, event.pathname);
    }
  }
}

/** Walks through both texts, an asterisk taking as much as it needs. */
function isPage(path: string, pathname: string): boolean {
  return path.split('|').some((one) => isAt(one, pathname));
}

function isAt(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  if (glob.startsWith('*')) return isAt(glob.slice(1), text) || (text !== '' && isAt(glob, text.slice(1)));
  return glob[0] === text[0] && isAt(glob.slice(1), text.slice(1));
}

/** The scroll goals that engagement can meet to be counted: those of the rows and those named by filters, wherever. */
export function scrollGoals(filters: readonly Filter[], rows: readonly Goal[]): Goal[] {
  const named = filters.flatMap(namedGoals);
  return [...named, ...rows].filter(({ rule }) => rule.kind === 'scroll');
}

function namedGoals(filter: Filter): readonly Goal[] {
  if ('filters' in filter) return filter.filters.flatMap(namedGoals);
  if ('filter' in filter) return namedGoals(filter.filter);
  if ('event' in filter) return [];
  return filter.dimension === 'event:goal' ? filter.goals : [];
}

/** The currency an event's revenue is reported in: its row's, that of the first goal asked for that it meets, or its own. */
export function reportedCurrency(event: AnsweredEvent, query: ResolvedQuery, key: readonly string[]): string {
  const index = query.dimensions.indexOf('event:goal');
  const asked =
    index >= 0
      ? query.goals.filter(({ name }) => name === key[index])
      : query.filters.flatMap(namedGoals).filter((goal) => meets(event, goal));
  return asked.find(({ currency }) => currency)?.currency ?? event.revenue_currency;
}

/** An event's revenue in thousandths of a currency; undefined when a rate is missing. */
export function convert(event: AnsweredEvent, currency: string, rates: Rates): number | undefined {
  const own = Number(event.revenue_amount) * 1000;
  if (currency === event.revenue_currency) return Math.round(own);
  const from = rates(event.date, event.revenue_currency);
  const to = rates(event.date, currency);
  if (from === undefined || to === undefined) return undefined;
  const exact = own * (to / from);
  const floor = Math.floor(exact);
  if (exact - floor !== 0.5) return Math.round(exact);
  return floor % 2 === 0 ? floor : floor + 1;
}
