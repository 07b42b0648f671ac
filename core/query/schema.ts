import { z } from 'zod';
import { DATE_RANGE_RULE } from '../period.ts';
import { COMPARE_MODES } from './compare.ts';
import { DIMENSION_RULE } from './dimensions.ts';
import { type QueryError, type QueryErrorCode, quote } from './error.ts';
import { MEASURED_METRIC_NAMES, MEASURED_METRIC_RULE } from './measured-metrics.ts';
import { METRIC_NAMES } from './metrics.ts';

const MAX_LIMIT = 10_000;

/** The outer shape of `POST /api/v2/query`; parse-query.ts reads what is inside ranges, dimensions, filters and order. */
export const querySchema = z.strictObject({
  site_id: z.string().min(1),
  metrics: z.array(z.enum([...METRIC_NAMES, ...MEASURED_METRIC_NAMES])).min(1),
  date_range: z.union([z.string(), z.array(z.string()).length(2)]),
  dimensions: z.array(z.string()).default([]),
  filters: z.array(z.unknown()).default([]),
  order_by: z.array(z.tuple([z.string(), z.enum(['asc', 'desc'])])).default([]),
  include: z
    .strictObject({
      /** Nothing is imported yet: accepted so that clients of Plausible's API need no change. */
      imports: z.boolean().optional(),
      time_labels: z.boolean().default(false),
      total_rows: z.boolean().default(false),
      /** `month` and `year` end today. */
      trim_relative_date_range: z.boolean().default(false),
      /** Our extension: how the answer was computed. */
      debug: z.boolean().default(false),
    })
    .prefault({}),
  pagination: z
    .strictObject({
      limit: z.int().min(1).max(MAX_LIMIT).default(MAX_LIMIT),
      offset: z.int().min(0).max(1_000_000_000).default(0),
    })
    .prefault({}),
  /** Our extension. */
  compare: z
    .strictObject({
      mode: z.enum(COMPARE_MODES),
      date_range: z.array(z.string()).length(2).optional(),
      match_weekday: z.boolean().default(false),
    })
    .optional(),
});
export type QueryBody = z.infer<typeof querySchema>;

type Part = keyof QueryBody;

/** What each part must be, for error sentences. */
const PARTS: Record<Part, { code: QueryErrorCode; rule: string }> = {
  site_id: { code: 'invalid_query', rule: 'the domain or the id of a site' },
  metrics: {
    code: 'invalid_metrics',
    rule: `a list of one or more of ${METRIC_NAMES.join(', ')}, or ${MEASURED_METRIC_RULE}`,
  },
  date_range: { code: 'invalid_date_range', rule: DATE_RANGE_RULE },
  dimensions: { code: 'invalid_dimensions', rule: `a list of any of ${DIMENSION_RULE}` },
  filters: { code: 'invalid_filters', rule: 'a list of filters' },
  order_by: {
    code: 'invalid_order_by',
    rule: 'a list of pairs [metric or dimension of this query, "asc" or "desc"]',
  },
  include: {
    code: 'invalid_include',
    rule: 'an object of the booleans imports, time_labels, total_rows, trim_relative_date_range and debug',
  },
  pagination: {
    code: 'invalid_pagination',
    rule: `an object of limit (1 to ${MAX_LIMIT}) and offset (0 or more)`,
  },
  compare: {
    code: 'invalid_compare',
    rule: `an object of mode (${COMPARE_MODES.join(', ')}), date_range (two dates or instants, with mode custom only) and match_weekday (true or false)`,
  },
};

/** The error for a part of the body: what is there, and what must be. */
export function partError(part: Part, where: string, found: string): QueryError {
  return { code: PARTS[part].code, message: `${where} ${found}; ${part} must be ${PARTS[part].rule}.` };
}

/** One sentence for what zod found first. */
export function shapeError(body: unknown, error: z.ZodError): QueryError {
  const issue = error.issues[0];
  const part = issue?.path[0];
  if (!issue || !isPart(part)) return bodyError(issue);
  if (issue.code === 'unrecognized_keys') {
    return partError(part, part, `has the unknown key ${quote(issue.keys[0])}`);
  }
  const where = issue.path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key],
    body,
  );
  return partError(part, where, value === undefined ? 'is missing' : `is ${quote(value)}`);
}

function bodyError(issue: z.core.$ZodIssue | undefined): QueryError {
  const parts = Object.keys(PARTS).join(', ');
  if (issue?.code === 'unrecognized_keys') {
    return {
      code: 'invalid_query',
      message: `The query has the unknown key ${quote(issue.keys[0])}; allowed: ${parts}.`,
    };
  }
  return { code: 'invalid_query', message: `The query must be a JSON object with the keys ${parts}.` };
}

function isPart(key: PropertyKey | undefined): key is Part {
  return typeof key === 'string' && Object.hasOwn(PARTS, key);
}
