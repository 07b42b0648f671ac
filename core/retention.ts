import { z } from 'zod';
import { DATE_RANGE_RULE, type DateRange, parseDateRange } from './period.ts';
import { type QueryError, quote } from './query/error.ts';
import { type Filter, formatFilter, parseFilters } from './query/filters.ts';
import { dateRangeSchema, filterSchema } from './query/json-schema.ts';
import type { Saved } from './query/query.ts';
import { err, ok, type Result } from './result.ts';

export const RETENTION_INTERVALS = ['day', 'week', 'month'] as const;
export type RetentionInterval = (typeof RETENTION_INTERVALS)[number];

/** The shape of `POST /api/v2/retention`; parseRetention reads what is inside range and filters. */
export const retentionSchema = z.strictObject({
  site_id: z.string().min(1),
  date_range: z.union([z.string(), z.array(z.string()).length(2)]),
  interval: z.enum(RETENTION_INTERVALS),
  filters: z.array(z.unknown()).default([]),
  start: z.array(z.unknown()).nullish(),
  return: z.array(z.unknown()).nullish(),
});

/** The body with what is inside its parts. */
export const documentedRetentionSchema = retentionSchema.extend({
  date_range: dateRangeSchema,
  filters: z.array(filterSchema).default([]),
  start: filterSchema.nullish(),
  return: filterSchema.nullish(),
});

/** A valid question for who came back. */
export interface RetentionQuery {
  range: DateRange;
  interval: RetentionInterval;
  /** What all visits that are looked at must pass. */
  filters: Filter[];
  /** What the first visit must pass besides. */
  start?: Filter;
  /** What a visit must pass besides to be a return. */
  return?: Filter;
}

/** What each part must be, for error sentences. */
const RULES = {
  site_id: 'the domain or the id of a site',
  date_range: DATE_RANGE_RULE,
  interval: 'day, week or month',
  filters: 'a list of filters',
  start: 'a filter',
  return: 'a filter',
} as const satisfies Record<keyof z.infer<typeof retentionSchema>, string>;
const CODES: Partial<Record<PropertyKey, QueryError['code']>> = {
  date_range: 'invalid_date_range',
  filters: 'invalid_filters',
  start: 'invalid_filters',
  return: 'invalid_filters',
};

/** Reads the body of `POST /api/v2/retention`, whose filters may name what is `saved`. */
export function parseRetention(body: unknown, saved: Saved = {}): Result<RetentionQuery, QueryError> {
  const shape = retentionSchema.safeParse(body);
  if (!shape.success) return err(shapeError(body, shape.error.issues[0]));
  const range = parseDateRange(shape.data.date_range);
  if (!range.ok) return err(partError('date_range', range.error));
  const filters = parseFilters(shape.data.filters, saved);
  if (!filters.ok) return err({ code: 'invalid_filters', message: filters.error });
  const start = parseOne('start', shape.data.start, saved);
  if (!start.ok) return start;
  const back = parseOne('return', shape.data.return, saved);
  if (!back.ok) return back;
  return ok({
    range: range.value,
    interval: shape.data.interval,
    filters: filters.value,
    ...(start.value && { start: start.value }),
    ...(back.value && { return: back.value }),
  });
}

function parseOne(
  part: 'start' | 'return',
  value: unknown[] | null | undefined,
  saved: Saved,
): Result<Filter | undefined, QueryError> {
  if (!value) return ok(undefined);
  const parsed = parseFilters([value], saved);
  if (parsed.ok) return ok(parsed.value[0]);
  return err({ code: 'invalid_filters', message: parsed.error.replace(/^filters\[0\]/, part) });
}

/** The body that asks for the same dates again; `dates` are the first and the last. */
export function formatRetention(
  query: RetentionQuery,
  domain: string,
  dates: [string, string],
): Record<string, unknown> {
  return {
    site_id: domain,
    date_range: dates,
    interval: query.interval,
    filters: query.filters.map(formatFilter),
    ...(query.start && { start: formatFilter(query.start) }),
    ...(query.return && { return: formatFilter(query.return) }),
  };
}

function partError(part: keyof typeof RULES, found: string): QueryError {
  return { code: CODES[part] ?? 'invalid_query', message: `${part} ${found}; it must be ${RULES[part]}.` };
}

function shapeError(body: unknown, issue: z.core.$ZodIssue | undefined): QueryError {
  const part = issue?.path[0];
  const parts = Object.keys(RULES).join(', ');
  if (typeof part === 'string' && Object.hasOwn(RULES, part)) {
    const value = (body as Record<string, unknown>)[part];
    return partError(part as keyof typeof RULES, value === undefined ? 'is missing' : `is ${quote(value)}`);
  }
  if (issue?.code === 'unrecognized_keys') {
    const message = `The question has the unknown key ${quote(issue.keys[0])}; allowed: ${parts}.`;
    return { code: 'invalid_query', message };
  }
  return { code: 'invalid_query', message: `The question must be a JSON object with the keys ${parts}.` };
}
