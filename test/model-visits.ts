import type { Period } from '../core/period.ts';
import type { ValueDimension } from '../core/query/dimensions.ts';
import { isEventDimension } from '../core/query/dimensions.ts';
import type { Filter } from '../core/query/filters.ts';
import type { ResolvedQuery } from '../core/query/query.ts';
import { type AnsweredEvent, modelAnswer } from './query-model.ts';

/** A visit as the models of funnels and journeys see it: all of its events, engagement among them, in their order. */
export type ModelVisit = AnsweredEvent[];

const MINUTE_MS = 60_000;

/** The visits of events, by definition: one visitor, one date, no gap of more than 30 whole minutes. */
function visitsOf(events: readonly AnsweredEvent[]): ModelVisit[] {
  const visits: ModelVisit[] = [];
  for (const list of Map.groupBy(events, ({ date, visitor }) => `${date} ${visitor}`).values()) {
    let visit: ModelVisit | undefined;
    for (const event of list.toSorted((a, b) => a.time - b.time || a.seq - b.seq)) {
      const last = visit?.at(-1);
      if (!visit || !last || Math.floor((event.time - last.time) / MINUTE_MS) > 30) {
        visit = [];
        visits.push(visit);
      }
      visit.push(event);
    }
  }
  return visits;
}

/** The visits that a question looks into: those that the model of answers counts as one, each asked by itself. */
export function askedModelVisits(
  events: readonly AnsweredEvent[],
  question: { filters: Filter[]; period: Period },
): ModelVisit[] {
  const query: ResolvedQuery = { ...EVERYTHING, ...question };
  return visitsOf(events).filter((visit) => modelAnswer(visit, query)[0]?.metrics[0] === 1);
}

/** Whether an event lies in a period. */
export function isInside({ date, time }: AnsweredEvent, period: Period): boolean {
  if (period.wholeDays) return date >= period.fromDate && date <= period.toDate;
  return time >= period.from && time < period.to;
}

/** What the API shows as the value of a dimension, of a visit or of one of its events. */
export function shownValue(
  dimension: ValueDimension,
  event: AnsweredEvent,
  visit: ModelVisit,
  period: Period,
) {
  const query: ResolvedQuery = {
    ...EVERYTHING,
    period: { ...period, wholeDays: true },
    dimensions: [dimension],
  };
  // Engagement has a page, too, and counts nowhere but here.
  const asked = isEventDimension(dimension) ? [{ ...event, kind: 'passive' as const }] : visit;
  return modelAnswer(asked, query)[0]?.dimensions[0] ?? '?';
}

const EVERYTHING: Omit<ResolvedQuery, 'period'> = {
  metrics: ['visits'],
  dimensions: [],
  filters: [],
  goals: [],
  orderBy: [],
  include: { timeLabels: false, totalRows: false },
  pagination: { limit: 10, offset: 0 },
};
