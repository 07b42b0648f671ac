import { Hono } from 'hono';
import { z } from 'zod';
import { MAX_BATCH } from '../../../core/query/batch.ts';
import { documentedQuerySchema } from '../../../core/query/json-schema.ts';
import type { querySchema } from '../../../core/query/schema.ts';
import type { Site } from '../../../db/sites.ts';
import { inPlace, type SettledBatch, settleBatch } from '../answer-batch.ts';
import { dashboardAnswerSchema } from '../answers/dashboard.ts';
import type { AuthenticatedEnv, Principal } from '../context.ts';
import { PART_NAMES, readParts } from '../dashboard-parts.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { SITE_ID } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { siteLookup } from '../read-query.ts';
import { siteNotFound } from '../readable-site.ts';
import type { Services } from '../services.ts';
import { siteOfLink } from '../shared-link/site-of-link.ts';
import { viewOwnSite, viewReadableSite } from '../site-view.ts';
import { serverTiming } from '../spent.ts';
import { MAX_BATCH_BYTES } from './batch.ts';

/** A query that need not name the site; readQuery reads it. */
const partialQuerySchema = writtenAs(
  z.custom<Omit<z.input<typeof querySchema>, 'site_id'>>(),
  documentedQuerySchema.omit({ site_id: true }).meta({ id: 'QueryOfDashboard' }),
);

const bodySchema = z.strictObject({
  site_id: SITE_ID.optional().meta({ description: 'Domain or id of the site; a shared link has one.' }),
  queries: z
    .array(partialQuerySchema, 'must be a list of queries')
    .max(MAX_BATCH, `must hold at most ${MAX_BATCH} queries`)
    .default([]),
  include: z.array(z.enum(PART_NAMES)).max(PART_NAMES.length).default([]),
});

const description = describe({
  operationId: 'readDashboard',
  tag: 'Statistics',
  summary: 'All that a view of one site shows, in one request',
  description:
    'The site itself, many queries about it as `POST /api/v2/batch` answers them, and what stands beside them. Whatever is refused or fails has its error in its place.',
  answer: dashboardAnswerSchema,
  errors: ['invalid_request', 'site_not_found'],
});

const NOTHING_SPENT = { statements: 0, rowsRead: 0, bytesRead: 0, elapsedMs: 0 };

/** The first view of a dashboard in one round trip, for who knows no more of the site than its address. */
export const dashboard = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BATCH_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const { site_id: name, queries, include } = c.req.valid('json');
    const lookup = siteLookup(services, principal);
    const site = name === undefined ? await ownSite(services, principal) : await lookup.site(name);
    const named = queries.map((query) =>
      typeof query === 'object' && query !== null ? { ...query, site_id: name ?? site.domain } : query,
    );
    const [{ answers, spent }, parts] = await Promise.all([
      settleBatch(c, named, lookup).catch(
        (reason: unknown): SettledBatch => ({
          answers: queries.map(() => ({ status: 'rejected', reason })),
          spent: NOTHING_SPENT,
        }),
      ),
      readParts(c, site, { names: include, range: queries[0]?.date_range }),
    ]);
    const results = answers.map((answer, index) =>
      answer.status === 'fulfilled'
        ? answer.value
        : inPlace(answer.reason, c.get('requestId'), `queries[${index}]: `),
    );
    c.header('server-timing', serverTiming(spent));
    const meta = { statements: spent.statements, elapsed_ms: spent.elapsedMs };
    return c.json({ site: view(principal, site, services.vars.BEACON_URL), results, parts, meta });
  },
);

/** What whoever names no site asks about. */
async function ownSite(services: Services, principal: Principal): Promise<Site> {
  if (principal.kind !== 'link') throw new ApiError('invalid_request', 'Name the site with site_id.');
  return await siteOfLink(services, principal);
}

/** Who belongs to the site sees how it is set up. */
function view(principal: Principal, site: Site, beaconUrl: string) {
  if (principal.kind !== 'user') return viewReadableSite(site);
  const own = viewOwnSite(site, principal.user, beaconUrl);
  if (!own) throw siteNotFound();
  return own;
}
