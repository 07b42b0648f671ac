import { Hono } from 'hono';
import { z } from 'zod';
import { exportQuery } from '../../../clickhouse/query/export-query.ts';
import { FORMAT_NAMES, FORMATS } from '../../../core/export/formats.ts';
import type { Period } from '../../../core/period.ts';
import { documentedQuerySchema } from '../../../core/query/json-schema.ts';
import { formatQuery } from '../../../core/query/resolve-query.ts';
import { describeError } from '../../../observe/log.ts';
import { fileAnswerSchema } from '../answers/query.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { exportStream } from '../export-stream.ts';
import { holdExportReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { limit } from '../middleware/limit.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { readQuery, siteLookup } from '../read-query.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { MAX_QUERY_BYTES, QUERY_ERRORS } from './query.ts';

/** The body of a query, and how its rows are to be written. */
const fileShape = {
  format: z.enum(FORMAT_NAMES).default('csv'),
  /** Begins a CSV file with the mark by which spreadsheets tell UTF-8. */
  bom: z.boolean().default(false),
};
const bodySchema = writtenAs(
  z.looseObject({ ...fileShape, pagination: z.looseObject({ limit: z.unknown() }).partial().optional() }),
  documentedQuerySchema.extend(fileShape),
);

const description = describe({
  operationId: 'exportQuery',
  tag: 'Statistics',
  summary: 'All rows of a query as a file',
  answer: {
    'text/csv': z.string(),
    'application/json': fileAnswerSchema,
    'application/x-ndjson': z.string(),
  },
  errors: QUERY_ERRORS,
});

/** All rows of a query as a file. */
export const exports = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  limit({ name: 'export', key: 'user_or_ip', rate: '60/m' }),
  jsonBody(bodySchema, MAX_QUERY_BYTES),
  async (c) => {
    const services = c.get('services');
    const { format: name, bom, ...body } = c.req.valid('json');
    const lookup = siteLookup(services, c.get('principal'));
    const { site, asked, query: question } = await readQuery(narrowed(c.get('principal'), body), lookup);
    const gone = new AbortController();
    const { reads, release } = await holdExportReads(services, c.get('principal'), gone.signal);
    const done = (error?: unknown) => {
      release();
      gone.abort();
      if (error)
        services.log('error', 'export broke off', {
          request_id: c.get('requestId'),
          ...describeError(error),
        });
    };
    try {
      const isPaged = body.pagination?.limit !== undefined;
      const { query, batches } = await exportQuery(reads, asked, question, {
        isPaged,
        now: services.now(),
      });
      const { pagination, ...echo } = formatQuery(query, asked);
      const columns = {
        dimensions: query.dimensions,
        metrics: query.metrics,
        echo: isPaged ? { ...echo, pagination } : echo,
      };
      const format = FORMATS[name];
      const file = exportStream(format, columns, batches, { withMark: bom && name === 'csv', done });
      return c.body(file, 200, {
        'content-type': format.contentType,
        'content-disposition': `attachment; filename="${fileName(site.domain, query.period)}.${format.extension}"`,
      });
    } catch (error) {
      release();
      throw error;
    }
  },
);

/** `example.com_2026-01-01_2026-01-31` */
function fileName(domain: string, { fromDate, toDate }: Period): string {
  return `${domain.replace(/[^a-z0-9.-]+/gi, '-')}_${fromDate}_${toDate}`;
}
