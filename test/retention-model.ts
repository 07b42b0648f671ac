import { addDays } from '../core/zoned-time.ts';

/** A visit as the model of retention sees it: its events need no more than a filter can ask. */
export interface ModelVisit {
  /** Of an anonymous visitor another one on each date. */
  visitor: string;
  isNamed: boolean;
  date: string;
  source: string;
  /** Without engagement; none = no visit. */
  events: { page: string; name: string }[];
}

export interface ModelRetention {
  interval: 'day' | 'week' | 'month';
  fromDate: string;
  toDate: string;
  today: string;
  /** Whether one event of a visit passes. */
  passes: (visit: ModelVisit, event: ModelVisit['events'][number]) => boolean;
  starts: ModelRetention['passes'];
  returns: ModelRetention['passes'];
}

/** Cohorts by definition (docs/metrics.md), a visitor and a date at a time: the oracle for clickhouse/retention. */
export function modelRetention(visits: readonly ModelVisit[], question: ModelRetention) {
  const { fromDate, toDate, today, passes } = question;
  const last = [toDate, today].toSorted()[0] ?? today;
  const isIn = ({ date }: ModelVisit) => fromDate <= date && date <= last;
  const has = (visit: ModelVisit, also: ModelRetention['passes']) =>
    visit.events.some((event) => passes(visit, event) && also(visit, event));

  const periods: string[] = [];
  for (let date = fromDate; date <= last; date = addDays(date, 1)) {
    if (periods.at(-1) !== nameOf(date, question)) periods.push(nameOf(date, question));
  }
  const named = Map.groupBy(
    visits.filter(({ isNamed }) => isNamed),
    ({ visitor }) => visitor,
  );
  const firstStarts = [...named.values()].map((own) => {
    const started = own.filter((visit) => visit.date <= last && has(visit, question.starts));
    return { own, first: started.map(({ date }) => date).toSorted()[0] };
  });
  const cohorts = periods.map((period, index) => {
    const members = firstStarts.filter(
      ({ first }) => first !== undefined && first >= fromDate && nameOf(first, question) === period,
    );
    const returned = periods.slice(index).map((later) => ({
      period: later,
      visitors: members.filter(({ own }) =>
        own.some((v) => isIn(v) && nameOf(v.date, question) === later && has(v, question.returns)),
      ).length,
      partial: isPartial(later, question),
    }));
    return { period, size: members.length, partial: isPartial(period, question), returned };
  });
  const present = visits.filter((visit) => isIn(visit) && has(visit, () => true));
  const countPresent = (areNamed: boolean) =>
    new Set(present.flatMap(({ isNamed, visitor }) => (isNamed === areNamed ? visitor : []))).size;
  return { cohorts, named: countPresent(true), anonymous: countPresent(false) };
}

function nameOf(date: string, { interval, fromDate }: ModelRetention): string {
  if (interval === 'day') return date;
  if (interval === 'month') return `${date.slice(0, 7)}-01`;
  let monday = date;
  while (new Date(monday).getUTCDay() !== 1 && monday > fromDate) monday = addDays(monday, -1);
  return monday;
}

/** Whether a date of the same day, week or month lies outside of the range or is not over. */
function isPartial(period: string, { interval, fromDate, toDate, today }: ModelRetention): boolean {
  const whole = { interval, fromDate: '0000' } as ModelRetention;
  for (let offset = -31; offset <= 31; offset++) {
    const date = addDays(period, offset);
    if (nameOf(date, whole) !== nameOf(period, whole)) continue;
    if (date < fromDate || date > toDate || date >= today) return true;
  }
  return false;
}
