import type { Context } from 'hono';
import { currentVisitors } from '../../clickhouse/query/current-visitors.ts';
import { parseDateRange } from '../../core/period.ts';
import { listAnnotations } from '../../db/annotations.ts';
import { listSegments } from '../../db/segments.ts';
import type { Site } from '../../db/sites.ts';
import { inPlace } from './answer-batch.ts';
import { ROUTE_NEEDS } from './authorization/route-needs.ts';
import type { AuthenticatedEnv, Principal } from './context.ts';
import { ApiError } from './errors.ts';
import { signedInUser } from './identity/signed-in-user.ts';
import { viewMarks } from './marks/view-marks.ts';
import { unauthorized } from './middleware/authenticate.ts';
import { viewDeploys } from './routes/deploy-view.ts';
import { viewAnnotation } from './routes/sites-v1/annotation-view.ts';
import { userOf, viewSegment } from './routes/sites-v1/segment-view.ts';
import { assertForLinks, assertWhole } from './shared-link/link-principal.ts';
import { viewAccounts } from './team/view-account.ts';

type Read = (c: Context<AuthenticatedEnv>, site: Site, range: unknown) => Promise<unknown>;

/** What may stand beside the numbers, each for whom the route named here lets in. */
const PARTS = {
  accounts: {
    route: 'GET /api/accounts',
    read: (c) => viewAccounts(c.get('services'), signedInUser(c)),
  },
  segments: {
    route: 'GET /api/v1/sites/segments',
    read: async (c, { id }) =>
      (await listSegments(c.get('services').db, id, userOf(c.get('principal')))).map(viewSegment),
  },
  annotations: {
    route: 'GET /api/v1/sites/annotations',
    read: async (c, { id }) => (await listAnnotations(c.get('services').db, id)).map(viewAnnotation),
  },
  deploys: {
    route: 'GET /api/v1/deploys',
    read: (c, { id }) => viewDeploys(c.get('services').db, id, { now: c.get('services').now() }),
  },
  /** Of the dates that the first query is about. */
  marks: {
    route: 'GET /api/v2/marks',
    read: async (c, site, range) => {
      const parsed = parseDateRange(range);
      if (!parsed.ok)
        throw new ApiError('invalid_request', 'marks are of the dates of the first query, which has none.');
      return await viewMarks(c, site, parsed.value);
    },
  },
  visitors_now: {
    route: 'GET /api/v1/stats/realtime/visitors',
    read: (c, { id }) => currentVisitors(c.get('services').clickhouse, id, c.get('services').now()),
  },
} satisfies Record<string, { route: string; read: Read }>;

export type PartName = keyof typeof PARTS;
/** The names of the parts. */
export const PART_NAMES = Object.keys(PARTS) as [PartName, ...PartName[]];

/** The parts of a site's dashboard that are asked for, where it matters about a `date_range`; one that fails or is not for whoever asks has its error in its place. */
export async function readParts(
  c: Context<AuthenticatedEnv>,
  site: Site,
  { names, range }: { names: readonly PartName[]; range: unknown },
): Promise<Partial<Record<PartName, unknown>>> {
  const read = async (name: PartName) => {
    const { route, read }: { route: string; read: Read } = PARTS[name];
    try {
      assertMayRead(c.get('principal'), route);
      return [name, await read(c, site, range)] as const;
    } catch (error) {
      return [name, inPlace(error, c.get('requestId'))] as const;
    }
  };
  return Object.fromEntries(await Promise.all(names.map(read)));
}

/** Asks of whoever reads a dashboard what the part's own route would. @throws {ApiError} */
function assertMayRead(principal: Principal, route: string): void {
  const need = ROUTE_NEEDS[route];
  if (need?.of !== 'users' && need?.of !== 'sites') throw new Error(`${route} is no part of a dashboard`);
  switch (principal.kind) {
    case 'user':
      // The site was found for this capability, and for no other.
      if (need.of === 'sites' && need.capability !== 'read_site') throw new Error(`${route} needs more`);
      return;
    case 'key':
      if (need.of === 'users' || !need.scope) throw unauthorized('Sign in first.');
      if (!principal.key.scopes.includes(need.scope))
        throw new ApiError('missing_scope', `This API key lacks the scope ${need.scope}.`);
      return;
    case 'link':
      assertForLinks(need);
      assertWhole(principal.segmentId);
  }
}
