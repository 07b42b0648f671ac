import { z } from 'zod';
import type { Query, ResolvedQuery } from '../../core/query/query.ts';
import type { LimitedReads } from '../limit-reads.ts';
import { type ResultRow, resultRow } from './answer.ts';
import { compile } from './compile.ts';
import { readJsonRows } from './json-rows.ts';
import { answerRowSchema, directReads } from './reads.ts';
import { asRefusal, RefusedQuery } from './refused-query.ts';
import { type AskedSite, generationsOf, resolveForSite, totalVisitorsOf } from './run-query.ts';

/** More than any answer has. */
const ALL_ROWS = 2 ** 40;

/** What is sorted and grouped goes to disk beyond so many bytes. */
const IN_MEMORY_BYTES = 1_000_000_000;

/** All rows of a query, in its order, as they come from ClickHouse; `isPaged` keeps to its page. */
export async function exportQuery(
  reads: LimitedReads,
  site: AskedSite,
  query: Query,
  options: { isPaged: boolean; now: number },
): Promise<{ query: ResolvedQuery; batches: AsyncGenerator<ResultRow[]> }> {
  if (query.compare) {
    const message = 'An export holds the rows of one period; ask without compare, or twice.';
    throw new RefusedQuery({ code: 'invalid_compare', message });
  }
  const direct = directReads(reads);
  const { limit, offset } = query.pagination;
  const pagination = { offset, limit: options.isPaged ? limit : ALL_ROWS };
  const include = { timeLabels: false, totalRows: false };
  const resolved = await resolveForSite(direct, site, { ...query, pagination, include }, options.now);
  const generations = await generationsOf(direct, site, resolved.period);
  const totalVisitors = await totalVisitorsOf(direct, site, resolved, generations);
  const { sql, params } = compile({ siteId: site.siteId, query: resolved, generations, totalVisitors });
  try {
    const stream = await reads.stream({
      sql: `${sql}\nFORMAT JSONCompact`,
      params,
      settings: {
        // Rows are to leave as soon as they are there; an error after the first is seen by readJsonRows.
        wait_end_of_query: 0,
        max_bytes_before_external_sort: IN_MEMORY_BYTES,
        max_bytes_before_external_group_by: IN_MEMORY_BYTES,
      },
    });
    return { query: resolved, batches: resultRows(resolved, stream) };
  } catch (error) {
    throw asRefusal(error);
  }
}

const batchSchema = z.array(answerRowSchema);

async function* resultRows(
  query: ResolvedQuery,
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<ResultRow[]> {
  for await (const rows of readJsonRows(stream)) {
    yield batchSchema.parse(rows).map((row) => resultRow(query, row));
  }
}
