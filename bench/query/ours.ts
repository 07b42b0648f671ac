import { z } from 'zod';
import type { ClickHouse } from '../../clickhouse/client.ts';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';
import { currentVisitors } from '../../clickhouse/query/current-visitors.ts';
import { runQuery } from '../../clickhouse/query/run-query.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import type { Query } from '../../core/query/query.ts';
import { fillOurs } from './fill-ours.ts';
import { GOAL, LIST_LENGTH, metricsOf, type Question, type Report } from './questions.ts';
import type { Row, Structure } from './structure.ts';
import { watched } from './watched.ts';

const DIMENSIONS: Record<Report, string | undefined> = {
  totals: undefined,
  timeseries: 'time:day',
  pages: 'event:page',
  entry_pages: 'visit:entry_page',
  exit_pages: 'visit:exit_page',
  sources: 'visit:source',
  countries: 'visit:country',
  browsers: 'visit:browser',
  devices: 'visit:device',
  goals: 'visit:source',
  realtime: undefined,
};
const FILTER_DIMENSIONS = { page: 'event:page', source: 'visit:source', country: 'visit:country' } as const;

/** The product's own tables, filled, sealed and asked by the product's own code. */
export const ours: Structure = {
  name: 'ours',
  tolerance: 0,
  isComparable: () => true,
  // The migrations have made them.
  create: async () => undefined,
  fill: fillOurs,

  async ask(clickhouse, question) {
    const { watching, rowsRead } = watched(clickhouse);
    const rows = await askOurs(watching, question);
    return { rows, rowsRead: rowsRead() };
  },
};

async function askOurs(clickhouse: ClickHouse, question: Question): Promise<Row[]> {
  const { report, site, now } = question;
  if (report === 'realtime') return [{ key: '', values: [await currentVisitors(clickhouse, site, now)] }];
  return answerRows(await runQuery(clickhouse, siteOf(site), parsedQuery(question), now));
}

/** The question as the compiler wants it. */
export function parsedQuery(question: Question): Query {
  const query = parseQuery(bodyOf(question));
  if (!query.ok) throw new Error(query.error.message);
  return query.value;
}

/** An answer of the product as the bench compares it. */
export function answerRows({ results }: Pick<QueryResponse, 'results'>): Row[] {
  return results.map(({ dimensions, metrics }) => ({
    key: keyOf(dimensions),
    values: metrics.map((value) => z.number().nullable().parse(value)),
  }));
}

/** The site as the compiler wants it. */
export function siteOf(siteId: number) {
  return { siteId, domain: `site${siteId}.example`, timezone: 'UTC' };
}

/** The question as a body of `POST /api/v2/query`. */
function bodyOf(question: Question): Record<string, unknown> {
  const { report, site, from, to, filter } = question;
  const dimension = DIMENSIONS[report];
  const filters: unknown[] = filter ? [['is', FILTER_DIMENSIONS[filter.dimension], [filter.value]]] : [];
  if (report === 'goals') filters.push(['is', 'event:name', [GOAL]]);
  return {
    site_id: siteOf(site).domain,
    metrics: metricsOf(question),
    date_range: [from, to],
    ...(filters.length > 0 && { filters }),
    ...(dimension && { dimensions: [dimension] }),
    ...(dimension && dimension !== 'time:day' && { pagination: { limit: LIST_LENGTH, offset: 0 } }),
  };
}

function keyOf([shown = '']: readonly string[]): string {
  return shown === 'Direct / None' ? '' : shown;
}
