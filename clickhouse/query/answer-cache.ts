import { createHash } from 'node:crypto';
import type { Period } from '../../core/period.ts';
import { isMoney } from '../../core/query/metrics.ts';
import type { QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { addDays, localDate } from '../../core/zoned-time.ts';
import type { Generations } from '../generations.ts';
import type { SqlFragment } from '../session-rows.ts';
import type { QueryResponse } from './answer.ts';
import type { Reads } from './reads.ts';

/** Keeps answers, or what they are made of, under names that change with everything they depend on; may forget any of them at any time. */
export interface AnswerCache {
  get<Kept = QueryResponse>(key: string): Promise<Kept | undefined>;
  put<Kept = QueryResponse>(key: string, kept: Kept): void;
}

/** Another one whenever answer.ts or what it names things by writes the same rows in another way. */
const WRITER_VERSION = 1;

/** A period of a question with the generations it is read from. */
export interface ReadPeriod {
  period: Period;
  generations: Generations;
}

/**
 * Whether an answer follows from the generations of its dates alone: every date is over and either sealed without later
 * events, or has none at all. An event that arrives then makes its date stale, or shows up here.
 */
export async function isSettled(
  reads: Reads,
  siteId: number,
  parts: readonly ReadPeriod[],
  now: number,
): Promise<boolean> {
  const isOver = ({ period, generations }: ReadPeriod) =>
    generations.stale.length === 0 && period.toDate < localDate(now, period.timezone);
  if (!parts.every(isOver)) return false;
  const events = await Promise.all(
    parts.map(({ period, generations }) =>
      reads.hasOpenEvents(siteId, { from: period.fromDate, to: period.toDate }, generations),
    ),
  );
  return !events.includes(true);
}

/**
 * The name of an answer: a hash of its statements, which hold the site, the dates with their generations, filters, goals
 * and whatever else decides what is counted, and of all that its writer knows.
 */
export function answerKey(
  asked: { site: QuerySite; query: ResolvedQuery },
  statements: readonly SqlFragment[],
): string {
  return hashOf([WRITER_VERSION, asked, statements]);
}

/** A name for what follows from some facts, compiled statements among them. */
export function hashOf(facts: unknown): string {
  const text = JSON.stringify(facts, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return createHash('sha256').update(text).digest('hex');
}

/** The longest that a date's rate is still that of an earlier publication: the bank keeps Easter, and a fetch may fail. */
const RATES_SETTLE_DAYS = 8;

/**
 * Whether the same question may come to something else later although no event arrived: rates of exchange that are missing
 * or were carried forward are published later.
 */
export function mayChange({ meta }: QueryResponse, query: ResolvedQuery, now: number): boolean {
  if (!query.metrics.some(isMoney)) return false;
  const warnings: { code: string }[] = Object.values(meta.metric_warnings ?? {});
  const settled = addDays(localDate(now, 'UTC'), -RATES_SETTLE_DAYS);
  const periods = [query.period, ...(query.comparison ? [query.comparison] : [])];
  return warnings.some(({ code }) => code === 'no_rate') || periods.some(({ toDate }) => toDate > settled);
}

/** A question over another period. */
export function over(query: ResolvedQuery, period: Period): ResolvedQuery {
  return { ...query, period, comparison: undefined };
}
