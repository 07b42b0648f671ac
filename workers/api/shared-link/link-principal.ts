import type { Context } from 'hono';
import type { ApiScope } from '../../../db/api-scope.ts';
import { findLinkedSite, findPublicSite, type LinkedSite } from '../../../db/shared-links.ts';
import { needOf } from '../authorization/need-of.ts';
import type { Need } from '../authorization/route-needs.ts';
import type { Principal } from '../context.ts';
import { ApiError } from '../errors.ts';
import { LINK_HEADER, PROOF_HEADER } from '../middleware/link-header.ts';
import type { Services } from '../services.ts';
import { isProof } from './proof.ts';

/** All that a shared link may do. */
export const LINK_SCOPE: ApiScope = 'stats:read';

/** What the link of a request opens, locked or not. */
export interface AskedLink extends LinkedSite {
  slug: string;
}

/** The link that a request brings; undefined when it brings none. @throws {ApiError} when there is no such link any more */
export async function askedLink(c: Context): Promise<AskedLink | undefined> {
  const slug = c.req.header(LINK_HEADER);
  if (slug === undefined) return undefined;
  const { db, now }: Services = c.get('services');
  // Slugs hold no dot; `localhost` is the one domain that does not.
  const isDomain = slug.includes('.') || slug === 'localhost';
  const found = isDomain
    ? await findPublicSite(db, slug.toLowerCase())
    : await findLinkedSite(db, slug, now());
  if (found) return { ...found, slug };
  const gone = isDomain ? 'This dashboard is not public.' : 'This shared link does not exist any more.';
  throw new ApiError('unauthorized', gone, { 'www-authenticate': 'Bearer' });
}

/** Who asks by a link: only numbers, and where the link is narrowed only what can be. @throws {ApiError} */
export async function linkPrincipal(
  c: Context,
  { canNarrow }: { canNarrow: boolean },
): Promise<Principal | undefined> {
  const link = await askedLink(c);
  if (!link) return undefined;
  assertForLinks(needOf(c));
  const { linkId, siteId, accountId, slug, passwordHash, segmentId } = link;
  const { now }: Services = c.get('services');
  if (passwordHash !== null && !isProof(c.req.header(PROOF_HEADER), { slug, passwordHash }, now()))
    throw new ApiError('link_locked', 'This shared link asks for a password.');
  if (!canNarrow) assertWhole(segmentId);
  return { kind: 'link', linkId, segmentId, access: { accountIds: [accountId], siteIds: [siteId] } };
}

/** @throws {ApiError} where shared links have no business */
export function assertForLinks(need: Need): void {
  if (need.of !== 'sites' || !need.link)
    throw new ApiError('missing_scope', 'A shared link reads numbers and nothing else.');
}

/** @throws {ApiError} for a link that shows a part of its site, where all of it is told */
export function assertWhole(segmentId: number | null): void {
  if (segmentId === null) return;
  throw new ApiError(
    'missing_scope',
    'This shared link shows a part of the site, and this is about all of it.',
  );
}
