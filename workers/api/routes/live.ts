import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type LiveView, readLive } from '../../../clickhouse/live/read-live.ts';
import { type Filter, parseFilters } from '../../../core/query/filters.ts';
import type { Saved } from '../../../core/query/query.ts';
import { asAsked } from '../../../db/asked-site.ts';
import { readFlag } from '../../../db/feature-flags.ts';
import { liveAnswerSchema } from '../answers/live.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { SITE_ID } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { siteLookup } from '../read-query.ts';
import { ownFilters } from '../shared-link/narrow.ts';

const paramsSchema = z.object({
  site_id: SITE_ID,
  filters: z
    .string()
    .optional()
    .meta({
      description: 'A JSON list of filters, as in the body of a query.',
      examples: ['[["is","visit:country",["DE"]]]'],
    }),
});

const description = describe({
  operationId: 'readLive',
  tag: 'Statistics',
  summary: 'Who is on a site now and what they do',
  description: 'Made to be asked every few seconds.',
  headers: { 'if-none-match': z.string().optional() },
  answer: liveAnswerSchema,
  others: { 304: null },
  errors: [...READ_ERRORS, 'site_not_found', 'invalid_filters', 'query_conflict', 'switched_off'],
});

const RETRY = { 'retry-after': '300' };

/** Who is on a site now and what they do; made to be asked every few seconds. */
export const live = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  queryParams(paramsSchema),
  async (c) => {
    const services = c.get('services');
    const { site_id: name, filters: text } = c.req.valid('query');
    const principal = c.get('principal');
    const lookup = siteLookup(services, principal);
    const site = await lookup.site(name);
    if (!(await readFlag(services.db, 'live_view', site.accountId))) {
      throw new ApiError('switched_off', 'The live view is switched off for the moment.', RETRY);
    }
    // Most polls have none, and need not know what they could name.
    const own = ownFilters(principal);
    const filters = text || own.length > 0 ? readFilters(text || '[]', own, await lookup.saved(site.id)) : [];
    const asked = { ...asAsked(site), visitorSecret: site.visitorSecret };
    const view = await withReads(services, principal, (reads) =>
      readLive(reads, asked, filters, services.now()),
    );
    return answerIfChanged(c, view);
  },
);

function readFilters(text: string, own: unknown[], saved: Saved): Filter[] {
  const given = parseList(text);
  const parsed = parseFilters(Array.isArray(given) ? [...own, ...given] : given, saved);
  if (!parsed.ok) throw new ApiError('invalid_filters', parsed.error);
  return parsed.value;
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = 'filters must be a JSON list of filters, as in the body of a query.';
    throw new ApiError('invalid_filters', message);
  }
}

/** 304 to whoever has this very answer already. */
function answerIfChanged(c: Context<AuthenticatedEnv>, view: LiveView) {
  const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 22)}"`;
  c.header('etag', etag);
  const known = c.req.header('if-none-match')?.split(',') ?? [];
  // A proxy that compresses makes the tag a weak one.
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304);
  return c.json(view);
}
