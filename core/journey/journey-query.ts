import { z } from 'zod';
import { type DateRange, formatPeriod, type Period, parseDateRange } from '../period.ts';
import { type QueryError, quote } from '../query/error.ts';
import { type Filter, formatFilter, parseFilters } from '../query/filters.ts';
import { dateRangeSchema, filterSchema } from '../query/json-schema.ts';
import type { Saved } from '../query/query.ts';
import { err, ok, type Result } from '../result.ts';

/** Where the paths of a journey begin, and which way they go. */
export interface JourneyAnchor {
  /** `next`: what came after; `previous`: what came before. */
  direction: 'next' | 'previous';
  /** The first pageview of this path (wildcards as in goals); undefined: the visit's first page, or its last for `previous`. */
  page?: string;
}

/** Parts that no clock changes. */
interface Question extends JourneyAnchor {
  filters: Filter[];
  /** How many pages are followed beyond the one that the paths begin with, 1 to 20. */
  depth: number;
  /** How many pages are named at each level, and how many paths. */
  limit: number;
  /** The page chosen at each level from 0 on, null for any: what lies beyond another one is not followed. */
  path: (string | null)[];
  include: { paths: boolean };
}

/** A valid body of `POST /api/v2/journey`. */
export interface JourneyQuery extends Question {
  range: DateRange;
}

/** A journey's question with every choice made: what the answer echoes. */
export interface ResolvedJourneyQuery extends Question {
  period: Period;
}

const MAX_DEPTH = 20;
const MAX_LIMIT = 50;
const page = z.string().min(1).max(2000);

/** The outer shape of the body. */
export const journeyBodySchema = z.strictObject({
  site_id: z.string().min(1),
  date_range: z.unknown(),
  filters: z.unknown().optional(),
  from: z.union([z.strictObject({ page }), z.strictObject({ entry: z.literal(true) })]).nullish(),
  to: z.union([z.strictObject({ page }), z.strictObject({ exit: z.literal(true) })]).nullish(),
  direction: z.enum(['next', 'previous']).optional(),
  depth: z.int().min(1).max(MAX_DEPTH).default(3),
  limit: z.int().min(1).max(MAX_LIMIT).default(10),
  path: z.array(z.string().max(2000).nullable()).max(MAX_DEPTH).default([]),
  include: z.strictObject({ paths: z.boolean().default(false) }).prefault({}),
});

/** The body with what is inside its parts. */
export const documentedJourneySchema = journeyBodySchema.extend({
  date_range: dateRangeSchema,
  filters: z.array(filterSchema).optional(),
});

const RULES: Record<string, string> = {
  site_id: 'the domain or the id of a site',
  from: '{"page": path} or {"entry": true}',
  to: '{"page": path} or {"exit": true}',
  direction: '"next" or "previous"',
  depth: `a whole number from 1 to ${MAX_DEPTH}`,
  limit: `a whole number from 1 to ${MAX_LIMIT}`,
  path: `a list of at most ${MAX_DEPTH} pages, null for any`,
  include: 'an object of the boolean paths',
};

/** Reads the body of `POST /api/v2/journey`; its filters may name what is `saved` of the site. */
export function parseJourneyQuery(body: unknown, saved: Saved = {}): Result<JourneyQuery, QueryError> {
  const shape = journeyBodySchema.safeParse(body);
  if (!shape.success) return err(shapeError(shape.error));
  const { from, to, depth, limit, path, include } = shape.data;
  const range = parseDateRange(shape.data.date_range);
  if (!range.ok) return err({ code: 'invalid_date_range', message: `date_range ${range.error}.` });
  const filters = parseFilters(shape.data.filters ?? [], saved);
  if (!filters.ok) return err({ code: 'invalid_filters', message: filters.error });
  const direction = shape.data.direction ?? (to ? 'previous' : 'next');
  const wrong = direction === 'next' ? to && 'to' : from && 'from';
  if (wrong) {
    const message = `${wrong} does not go with the direction ${direction}: next begins at from, previous ends at to.`;
    return err({ code: 'invalid_journey', message });
  }
  if (path.length > depth) {
    const message = `path chooses at ${path.length} levels; with the depth ${depth}, it may at ${depth}.`;
    return err({ code: 'invalid_journey', message });
  }
  const anchor = from ?? to;
  return ok({
    range: range.value,
    filters: filters.value,
    direction,
    ...(anchor && 'page' in anchor && { page: anchor.page }),
    depth,
    limit,
    path,
    include,
  });
}

/** The body that asks for the same again, whenever it is posted. */
export function formatJourneyQuery(query: ResolvedJourneyQuery, site: { domain: string }) {
  const { direction, page: anchor } = query;
  const ends =
    direction === 'next'
      ? { from: anchor === undefined ? { entry: true } : { page: anchor } }
      : { to: anchor === undefined ? { exit: true } : { page: anchor } };
  return {
    site_id: site.domain,
    date_range: formatPeriod(query.period),
    filters: query.filters.map(formatFilter),
    ...ends,
    direction,
    depth: query.depth,
    limit: query.limit,
    path: query.path,
    include: query.include,
  };
}

function shapeError(error: z.ZodError): QueryError {
  const [issue] = error.issues;
  const part = String(issue?.path[0] ?? '');
  if (Object.hasOwn(RULES, part)) {
    const code =
      part === 'site_id' ? 'invalid_query' : part === 'include' ? 'invalid_include' : 'invalid_journey';
    return { code, message: `${part} must be ${RULES[part]}.` };
  }
  const keys = Object.keys(journeyBodySchema.shape).join(', ');
  const message =
    issue?.code === 'unrecognized_keys'
      ? `The question has the unknown key ${quote(issue.keys[0])}; allowed: ${keys}.`
      : `The question must be a JSON object with the keys ${keys}.`;
  return { code: 'invalid_query', message };
}
