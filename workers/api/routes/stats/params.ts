import { z } from 'zod';
import { QUERY_ERROR_CODES } from '../../../../core/query/error.ts';
import { V1_METRICS } from '../../../../core/query-v1/metrics.ts';
import type { V1Params } from '../../../../core/query-v1/params.ts';
import { PERIODS } from '../../../../core/query-v1/period.ts';
import { READ_ERRORS } from '../../limited-reads.ts';
import { SITE_ID } from '../../named-site.ts';
import { writtenAs } from '../../openapi/written-as.ts';

// Parsers of core/query-v1 read them, in their own words.

const text = () => z.string();
const oneOf = (names: readonly string[]) => writtenAs(text(), z.enum(names)).optional();

/** `?site_id=` alone. */
export const siteParamsSchema = z.object({ site_id: SITE_ID });

/** What every question of version 1 takes. */
export const statsParamsSchema = siteParamsSchema.extend({
  period: oneOf(PERIODS),
  date: text()
    .optional()
    .meta({
      description: 'A date that the period ends with; with `custom` two of them.',
      examples: ['2026-01-31', '2026-01-01,2026-01-31'],
    }),
  metrics: text()
    .optional()
    .meta({
      description: `Some of ${V1_METRICS.join(', ')}, with commas between them.`,
      examples: ['visitors,bounce_rate'],
    }),
  filters: text()
    .optional()
    .meta({ examples: ['visit:source==Google|Bing;event:page!=/docs/*'] }),
});

export const aggregateParamsSchema = statsParamsSchema.extend({ compare: oneOf(['previous_period']) });
export const timeseriesParamsSchema = statsParamsSchema.extend({ interval: oneOf(['day', 'date', 'month']) });
export const breakdownParamsSchema = statsParamsSchema.extend({
  property: text()
    .optional()
    .meta({
      description: 'A dimension; it is required.',
      examples: ['event:page', 'visit:source', 'event:props:plan'],
    }),
  limit: text()
    .optional()
    .meta({ pattern: '^\\d{1,7}$', examples: ['100'] }),
  page: text()
    .optional()
    .meta({ pattern: '^\\d{1,7}$', examples: ['1'] }),
}) satisfies z.ZodType<V1Params>;

/** How a question of version 1 is refused. */
export const STATS_ERRORS = [...QUERY_ERROR_CODES, ...READ_ERRORS, 'site_not_found'] as const;
