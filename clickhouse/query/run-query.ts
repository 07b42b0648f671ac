import type { Period } from '../../core/period.ts';
import type { Query, QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import type { ClickHouse } from '../client.ts';
import type { Generations } from '../generations.ts';
import { type AnswerRow, type QueryResponse, writeAnswer } from './answer.ts';
import { type AskRows, compareRows, planComparison } from './compare-rows.ts';
import { compile } from './compile.ts';
import { onlyRows } from './only-rows.ts';
import { directReads, type Reads } from './reads.ts';
import { RefusedQuery } from './refused-query.ts';

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
): Promise<QueryResponse> {
  return answerQuery(directReads(clickhouse), site, query, now);
}

/** The same, by reads that may be shared with other queries. */
export async function answerQuery(
  reads: Reads,
  site: AskedSite,
  query: Query,
  now: number,
): Promise<QueryResponse> {
  const resolved = await resolveForSite(reads, site, query, now);
  const { period, comparison } = resolved;
  const [generations, others] = await Promise.all([
    generationsOf(reads, site, period),
    comparison && generationsOf(reads, site, comparison),
  ]);
  const plan = comparison && planComparison(resolved, comparison);
  if (comparison && !plan) throw tooManyBuckets();

  const ask = askWith(reads, site, generations);
  const { buckets } = plan?.time ?? {};
  const isSeries = plan?.isSeries === true && buckets !== undefined;
  const asked = isSeries
    ? { ...resolved, pagination: { limit: Math.max(1, buckets.labels.length), offset: 0 } }
    : resolved;
  const rows = await ask(asked);
  const compared = plan && others && (await compareRows(resolved, plan, rows, askWith(reads, site, others)));
  const totalRows = isSeries ? buckets.labels.length : await countRows(ask, resolved, rows);
  return writeAnswer(
    resolved,
    site,
    { rows, compared, comparisonLabels: buckets?.comparisonLabels },
    resolved.include.totalRows ? totalRows : undefined,
  );
}

/** The query with its bounds in time. @throws RefusedQuery when it is compared with what no site can have */
export async function resolveForSite(
  reads: Reads,
  site: AskedSite,
  query: Query,
  now: number,
): Promise<ResolvedQuery> {
  const firstDate = query.range.kind === 'all' ? await reads.firstDate(site.siteId) : undefined;
  const resolved = resolveQuery(query, { ...site, firstDate }, now);
  if (!query.compare || resolved.comparison) return resolved;
  const message = 'compare needs a period to compare with; that of this query would begin before 1970.';
  throw new RefusedQuery({ code: 'invalid_compare', message });
}

/** The generations that a period of a site is read from. */
export function generationsOf(
  reads: Reads,
  { siteId }: AskedSite,
  { fromDate, toDate }: Period,
): Promise<Generations> {
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
    if (!query.metrics.includes('percentage')) return await run(query, undefined, keys);
    const [total] = await run(visitorsOf(query));
    return await run(query, Number(total?.m0), keys);
  };
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

function tooManyBuckets(): RefusedQuery {
  const message =
    'A series that is compared has 10,000 buckets at most; ask for a longer interval or a shorter range.';
  return new RefusedQuery({ code: 'invalid_compare', message });
}
