import type { RetentionPeriod } from '../../core/retention-periods.ts';
import type { QueryResponse } from '../query/answer.ts';
import { PRESENT, SIZE } from './retention-sql.ts';

/** The answer of `POST /api/v2/retention`. */
export interface RetentionResponse {
  /** One a period, oldest first. */
  cohorts: RetentionCohort[];
  meta: {
    /** Visitors of the range with an id that the site gave, in whichever cohort they are. */
    named_visitors: number;
    /** All others: an id that lasts a day cannot come back, so they are in no cohort. */
    anonymous_visitors: number;
    /** The range reaches back to dates that the site does not keep. */
    retention_warning?: QueryResponse['meta']['retention_warning'];
  };
  /** Posting it again asks for the same dates. */
  query: Record<string, unknown>;
}

export interface RetentionCohort {
  period: string;
  /** Visitors who came for the first time. */
  size: number;
  /** Not over yet, or cut by the range: more would belong to it. */
  partial: boolean;
  /** The cohort's own period and each later one. */
  returned: ReturnedVisitors[];
}

export interface ReturnedVisitors {
  period: string;
  visitors: number;
  /** Of the cohort; null if it is empty. */
  percentage: number | null;
  partial: boolean;
}

export interface RetentionRow {
  cohort: number;
  period: number;
  visitors: number;
}

/** Visitors of the range, named or not. */
export type AllVisitors = { visitors: number } & Pick<QueryResponse['meta'], 'retention_warning'>;

/** Writes the triangle. */
export function writeRetention(
  periods: readonly RetentionPeriod[],
  rows: readonly RetentionRow[],
  all: AllVisitors,
  query: Record<string, unknown>,
): RetentionResponse {
  const cells = new Map(rows.map(({ cohort, period, visitors }) => [`${cohort} ${period}`, visitors]));
  const count = (cohort: number, period: number) => cells.get(`${cohort} ${period}`) ?? 0;
  const cohorts = periods.map(({ label, isPartial }, cohort) => {
    const size = count(cohort, SIZE);
    const returned = periods.slice(cohort).map((later, offset) => {
      const visitors = count(cohort, cohort + offset);
      return { period: later.label, visitors, percentage: share(visitors, size), partial: later.isPartial };
    });
    return { period: label, size, partial: isPartial, returned };
  });
  const named = rows.reduce((sum, { period, visitors }) => (period === PRESENT ? sum + visitors : sum), 0);
  const meta = {
    named_visitors: named,
    anonymous_visitors: all.visitors - named,
    ...(all.retention_warning && { retention_warning: all.retention_warning }),
  };
  return { cohorts, meta, query };
}

/** In percent to two places, halves to even. */
function share(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const hundredths = (10_000 * part) / whole;
  const below = Math.floor(hundredths);
  const rest = hundredths - below;
  const rounded = rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
  return rounded / 100;
}
