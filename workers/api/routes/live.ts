import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type LiveView, readLive } from '../../../clickhouse/live/read-live.ts';
import { type Filter, parseFilters } from '../../../core/query/filters.ts';
import type { Saved } from '../../../core/query/query.ts';
import { asAsked } from '../asked-site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { siteLookup } from '../read-query.ts';

/** Who is on a site now and what they do; made to be asked every few seconds. */
export const live = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const services = c.get('services');
  const name = c.req.query('site_id');
  if (!name) throw new ApiError('invalid_request', 'Name the site with ?site_id=.');
  const principal = c.get('principal');
  const lookup = siteLookup(services, principal);
  const site = await lookup.site(name);
  const text = c.req.query('filters');
  // Most polls have none, and need not know what they could name.
  const filters = text ? readFilters(text, await lookup.saved(site.id)) : [];
  const asked = { ...asAsked(site), visitorSecret: site.visitorSecret };
  const view = await withReads(services, principal, (reads) =>
    readLive(reads, asked, filters, services.now()),
  );
  return answerIfChanged(c, view);
});

function readFilters(text: string, saved: Saved): Filter[] {
  const parsed = parseFilters(parseList(text), saved);
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
