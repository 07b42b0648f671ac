import type { Period } from '../../core/period.ts';
import { type Interval, isTimeDimension } from '../../core/query/dimensions.ts';
import type { QueryErrorCode } from '../../core/query/error.ts';
import type { Query, QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import { hasTooManyBuckets, MAX_BUCKETS } from '../../core/query/time-buckets.ts';
import type { ClickHouse } from '../client.ts';
import type { Generations } from '../generations.ts';
import { type AnswerRow, type QueryResponse, writeAnswer } from './answer.ts';
import { type AnswerCache, answerKey, isSettled, mayChange, over, type ReadPeriod } from './answer-cache.ts';
import { sharedReads } from './batch/shared-reads.ts';
import { type AskRows, type ComparePlan, compareRows, planComparison } from './compare-rows.ts';
import { compile } from './compile.ts';
import { onlyRows } from './only-rows.ts';
import { directReads, type KnownGenerations, type Reads } from './reads.ts';
import { RefusedQuery } from './refused-query.ts';
import { routeOf } from './route.ts';

/** A site as questions about it need it. */
export type AskedSite = QuerySite & { siteId: number };

/** More groups than any answer has; a page of another period is chosen by its rows, not by its place. */
const NO_LIMIT = 2 ** 40;

/** Answers a query from ClickHouse at an instant (epoch ms). @throws RefusedQuery, StorageError */
export function runQuery(
  clickhouse: ClickHouse,
  site: AskedSite,
  query: Query,
  now: number,
  cache?: AnswerCache,
): Promise<QueryResponse> {
  const reads = cache ? sharedReads(clickhouse, cache) : directReads(clickhouse);
  return answerQuery(reads, site, query, now, cache);
}

/**
 * The same, by reads that may be shared with other queries; what the cache knows is not read again. Where generations are
 * known from the last time, the question is asked of these while they are read: they are seldom others.
 */
export async function answerQuery(
  reads: Reads,
  site: AskedSite,
  query: Query,
  now: number,
  cache?: AnswerCache,
): Promise<QueryResponse> {
  const resolved = await resolveForSite(reads, site, query, now);
  const { period, comparison } = resolved;
  const plan = comparison && planComparison(resolved, comparison);
  if (comparison && !plan) throw tooManyBuckets('invalid_compare', 'A series that is compared');
  const periods = [period, ...(plan ? [plan.comparison] : [])];
  const known = await Promise.all(periods.map((one) => knownGenerations(reads, site, one)));
  const answer = (generations: readonly Generations[]) =>
    answerFrom(reads, site, resolved, { plan, generations, now, cache });

  const lately = known.flatMap((one) => one.lately ?? []);
  if (lately.length < known.length) return await answer(await Promise.all(known.map((one) => one.now)));
  const [guess] = await Promise.allSettled([answer(lately), ...known.map((one) => one.now)]);
  const actual = await Promise.all(known.map((one) => one.now));
  if (actual.some((generations, index) => generations !== lately[index])) return await answer(actual);
  if (guess.status === 'rejected') throw guess.reason;
  return guess.value;
}

/** The answer by generations of the period and of the one compared with. */
async function answerFrom(
  reads: Reads,
  site: AskedSite,
  resolved: ResolvedQuery,
  from: {
    plan: ComparePlan | undefined;
    generations: readonly Generations[];
    now: number;
    cache: AnswerCache | undefined;
  },
): Promise<QueryResponse> {
  const { plan, now, cache } = from;
  const [generations = NOTHING_SEALED, others] = from.generations;
  const compared = plan && others && { plan, generations: others };
  const parts = [
    { period: resolved.period, generations },
    ...(compared ? [{ period: compared.plan.comparison, generations: compared.generations }] : []),
  ];
  const isKeepable = cache !== undefined && (await isSettled(reads, site.siteId, parts, now));
  const key = isKeepable ? keyOf(resolved, site, parts) : undefined;
  const known = key && (await cache?.get(key));
  const answer = known || (await compute(reads, site, resolved, generations, compared));
  if (key && !known && !mayChange(answer, resolved, now)) cache?.put(key, answer);
  return resolved.include.debug ? explained(answer, resolved, parts, known !== undefined) : answer;
}

const NOTHING_SEALED: Generations = { sealed: [], stale: [] };

async function compute(
  reads: Reads,
  site: AskedSite,
  query: ResolvedQuery,
  generations: Generations,
  other: { plan: ComparePlan; generations: Generations } | undefined,
): Promise<QueryResponse> {
  const ask = askWith(reads, site, generations);
  const { buckets } = other?.plan.time ?? {};
  const isSeries = other?.plan.isSeries === true && buckets !== undefined;
  const asked = isSeries
    ? { ...query, pagination: { limit: Math.max(1, buckets.labels.length), offset: 0 } }
    : query;
  const answering = ask(asked);
  const [rows, compared] = await Promise.all([
    answering,
    other && compareRows(query, other.plan, answering, askWith(reads, site, other.generations)),
  ]);
  const totalRows = isSeries ? buckets.labels.length : await countRows(ask, query, rows);
  return writeAnswer(
    query,
    site,
    { rows, compared, comparisonLabels: buckets?.comparisonLabels },
    query.include.totalRows ? totalRows : undefined,
  );
}

function keyOf(query: ResolvedQuery, site: AskedSite, parts: readonly ReadPeriod[]): string {
  const statements = parts.map(({ period, generations }) =>
    compile({ siteId: site.siteId, query: over(query, period), generations }),
  );
  return answerKey({ site, query }, statements);
}

function explained(
  answer: QueryResponse,
  query: ResolvedQuery,
  parts: readonly ReadPeriod[],
  cached: boolean,
): QueryResponse {
  const [dates, comparison] = parts.map(({ period, generations }) =>
    routeOf(over(query, period), generations),
  );
  if (!dates) return answer;
  const computed = { dates, ...(comparison && { comparison_dates: comparison }), cached };
  return { ...answer, meta: { ...answer.meta, computed } };
}

/** The query with its bounds in time. @throws RefusedQuery when these are beyond what can be answered */
export async function resolveForSite(
  reads: Reads,
  site: AskedSite,
  query: Query,
  now: number,
): Promise<ResolvedQuery> {
  const firstDate = query.range.kind === 'all' ? await reads.firstDate(site.siteId) : undefined;
  const resolved = resolveQuery(query, { ...site, firstDate }, now);
  const interval = intervalOf(resolved);
  if (resolved.include.timeLabels && interval && hasTooManyBuckets(resolved.period, interval)) {
    throw tooManyBuckets('invalid_include', 'A query with include.time_labels');
  }
  if (!query.compare || resolved.comparison) return resolved;
  const message = 'compare needs a period to compare with; that of this query would begin before 1970.';
  throw new RefusedQuery({ code: 'invalid_compare', message });
}

/** The generations that a period of a site is read from. */
export async function generationsOf(reads: Reads, site: AskedSite, period: Period): Promise<Generations> {
  return (await knownGenerations(reads, site, period)).now;
}

function knownGenerations(
  reads: Reads,
  { siteId }: AskedSite,
  { fromDate, toDate }: Period,
): Promise<KnownGenerations> {
  return reads.generations(siteId, { from: fromDate, to: toDate });
}

/** Asks questions over generations that are known already. */
export function askWith(reads: Reads, { siteId }: AskedSite, generations: Generations): AskRows {
  const run = async (query: ResolvedQuery, totalVisitors?: number, keys?: readonly AnswerRow[]) => {
    const all = keys ? { ...query, pagination: { limit: NO_LIMIT, offset: 0 } } : query;
    const question = { siteId, query: all, generations, totalVisitors };
    return keys ? await reads.run(onlyRows(compile(question), query, keys)) : await reads.rows(question);
  };
  return async (query, keys) => {
    // Nothing is split by goals that are none.
    if (query.dimensions.includes('event:goal') && query.goals.length === 0) return [];
    return await run(query, await totalVisitorsOf(reads, { siteId }, query, generations), keys);
  };
}

/** The visitors that `percentage` is a share of: those of the same question without dimensions. */
export async function totalVisitorsOf(
  reads: Reads,
  { siteId }: Pick<AskedSite, 'siteId'>,
  query: ResolvedQuery,
  generations: Generations,
): Promise<number | undefined> {
  if (!query.metrics.includes('percentage')) return undefined;
  const [total] = await reads.rows({ siteId, query: visitorsOf(query), generations });
  return Number(total?.m0);
}

/** The visitors of the same question without dimensions. */
function visitorsOf(query: ResolvedQuery): ResolvedQuery {
  return {
    ...query,
    metrics: ['visitors'],
    dimensions: [],
    orderBy: [],
    include: { timeLabels: false, totalRows: false },
    pagination: { limit: 1, offset: 0 },
  };
}

/** Rows without paging. A page beyond the last has no row to say so: the first one is asked. */
async function countRows(ask: AskRows, query: ResolvedQuery, rows: readonly AnswerRow[]): Promise<number> {
  const { pagination, include } = query;
  const isBeyond = include.totalRows && rows.length === 0 && pagination.offset > 0;
  const [row] = isBeyond ? await ask({ ...query, pagination: { limit: 1, offset: 0 } }) : rows;
  return Number(row?.total_rows ?? 0);
}

function intervalOf({ dimensions }: ResolvedQuery): Interval | undefined {
  return dimensions.find(isTimeDimension)?.slice('time:'.length) as Interval | undefined;
}

function tooManyBuckets(code: QueryErrorCode, what: string): RefusedQuery {
  const most = MAX_BUCKETS.toLocaleString('en');
  const message = `${what} has ${most} buckets at most; ask for a longer interval or a shorter range.`;
  return new RefusedQuery({ code, message });
}
