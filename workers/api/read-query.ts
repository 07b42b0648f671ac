import { parseQuery } from '../../core/query/parse-query.ts';
import type { Query, Saved } from '../../core/query/query.ts';
import { type AskedSite, asAsked } from '../../db/asked-site.ts';
import { listGoals } from '../../db/goals.ts';
import { listRouteRules } from '../../db/route-rules.ts';
import { listSegments } from '../../db/segments.ts';
import type { Site } from '../../db/sites.ts';
import type { Principal } from './context.ts';
import { ApiError } from './errors.ts';
import { readableSite } from './readable-site.ts';
import type { Services } from './services.ts';

/** What the queries of one request are about; each site is looked up once, and what is saved of it only when named. */
export interface SiteLookup {
  site(name: string): Promise<Site>;
  saved(siteId: number): Promise<Saved>;
}

/** Looks up sites that the principal may read. */
export function siteLookup(services: Services, principal: Principal): SiteLookup {
  const sites = new Map<string, Promise<Site>>();
  const saved = new Map<number, Promise<Saved>>();
  return {
    site(name) {
      const site = sites.get(name) ?? readableSite(services, principal, name);
      sites.set(name, site);
      return site;
    },
    saved(siteId) {
      const known = saved.get(siteId) ?? readSaved(services, principal, siteId);
      saved.set(siteId, known);
      return known;
    },
  };
}

/** A query with the site it is about. */
export interface ReadQuery {
  site: Site;
  asked: AskedSite;
  query: Query;
}

/** Reads the body of a query. @throws ApiError that says what is wrong with it, or that there is no such site */
export async function readQuery(body: unknown, lookup: SiteLookup): Promise<ReadQuery> {
  const name = siteName(body);
  // What does not need the site is refused without it.
  const isAboutSaved = name !== undefined && /"(event:goal|event:route|segment)"/.test(JSON.stringify(body));
  const saved = isAboutSaved ? await lookup.saved((await lookup.site(name)).id) : {};
  const parsed = parseQuery(body, saved);
  if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
  const site = await lookup.site(name ?? '');
  return { site, asked: asAsked(site), query: parsed.value };
}

function siteName(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('site_id' in body)) return undefined;
  return typeof body.site_id === 'string' ? body.site_id : undefined;
}

/** The goals and routes of a site and the segments that the principal sees. */
async function readSaved({ db }: Services, principal: Principal, siteId: number): Promise<Saved> {
  const userId = principal.kind === 'user' ? principal.user.id : null;
  const [goals, segments, routes] = await Promise.all([
    listGoals(db, siteId),
    listSegments(db, siteId, userId),
    listRouteRules(db, siteId),
  ]);
  return { goals, segments, routes };
}
