import { z } from 'zod';
import type { Query, QuerySite, ResolvedQuery } from '../../core/query/query.ts';
import { resolveQuery } from '../../core/query/resolve-query.ts';
import type { ClickHouse } from '../client.ts';
import { type Generations, readGenerations } from '../generations.ts';
import { type AnswerRow, type QueryResponse, writeAnswer } from './answer.ts';
import { compile } from './compile.ts';
import { readFirstDate } from './first-date.ts';
import { asRefusal } from './refused-query.ts';

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Answers a query from ClickHouse at an instant (epoch ms). @throws RefusedQuery, StorageError */
export async function runQuery(
  clickhouse: ClickHouse,
  site: QuerySite & { siteId: number },
  query: Query,
  now: number,
): Promise<QueryResponse> {
  const firstDate = query.range.kind === 'all' ? await readFirstDate(clickhouse, site.siteId) : undefined;
  const resolved = resolveQuery(query, { ...site, firstDate }, now);
  const { fromDate, toDate } = resolved.period;
  const generations = await readGenerations(clickhouse, site.siteId, { from: fromDate, to: toDate });
  const ask = (question: ResolvedQuery, totalVisitors?: number) =>
    runCompiled(clickhouse, { siteId: site.siteId, query: question, generations, totalVisitors });

  const totalVisitors = query.metrics.includes('percentage') ? await countVisitors(ask, resolved) : undefined;
  const rows = await ask(resolved, totalVisitors);
  const totalRows = query.include.totalRows ? await countRows(ask, resolved, rows, totalVisitors) : undefined;
  return writeAnswer(resolved, site, rows, totalRows);
}

type Ask = (question: ResolvedQuery, totalVisitors?: number) => Promise<AnswerRow[]>;

async function runCompiled(
  clickhouse: ClickHouse,
  input: { siteId: number; query: ResolvedQuery; generations: Generations; totalVisitors?: number },
): Promise<AnswerRow[]> {
  try {
    const { rows } = await clickhouse.query({ ...compile(input), schema: rowSchema });
    return rows;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Visitors of the same question without dimensions. */
async function countVisitors(ask: Ask, query: ResolvedQuery): Promise<number> {
  const [row] = await ask({
    ...query,
    metrics: ['visitors'],
    dimensions: [],
    orderBy: [],
    include: { timeLabels: false, totalRows: false },
    pagination: { limit: 1, offset: 0 },
  });
  return Number(row?.m0);
}

/** Rows without paging. A page beyond the last has no row to say so: the first one is asked. */
async function countRows(
  ask: Ask,
  query: ResolvedQuery,
  rows: readonly AnswerRow[],
  totalVisitors: number | undefined,
): Promise<number> {
  const { offset } = query.pagination;
  const [row] =
    rows.length > 0 || offset === 0
      ? rows
      : await ask({ ...query, pagination: { limit: 1, offset: 0 } }, totalVisitors);
  return Number(row?.total_rows ?? 0);
}
