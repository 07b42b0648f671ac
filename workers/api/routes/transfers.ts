import { Hono } from 'hono';
import { z } from 'zod';
import { memberMay } from '../../../core/team/capability.ts';
import { findOffer, offerEnd, offerSite, takeSite, withdrawOffer } from '../../../db/site-transfers.ts';
import { findSite, type Site } from '../../../db/sites.ts';
import type { Membership, SignedInUser } from '../../../db/users.ts';
import { deletedSchema } from '../answers/deleted.ts';
import { recordAudit } from '../audit.ts';
import { closedBy } from '../authorization/user-access.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { signedInUser } from '../identity/signed-in-user.ts';
import { requireUser } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { limit } from '../middleware/limit.ts';
import { queryParams } from '../middleware/query-params.ts';
import { SITE_ID } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { siteNotFound } from '../readable-site.ts';
import type { Services } from '../services.ts';
import { hashToken, randomToken } from '../tokens.ts';

const OFFER_MS = 7 * 24 * 60 * 60 * 1000;
const TOKEN = z.string().max(100);

const siteSchema = z.strictObject({ site_id: SITE_ID });
/** `account_…`; without it the first one that the user owns and that has the site not yet. */
const acceptSchema = z.strictObject({ account: z.string().optional() });
const mayTry = limit({ name: 'transfers', key: 'user', rate: '60/h' });

const describeOffer = describe({
  operationId: 'offerSite',
  tag: 'Sites',
  summary: 'Offer a site to another account',
  description: 'Whoever has the address and owns an account may take the site, for seven days and once.',
  answer: z.object({ url: z.string(), expires_at: z.string() }),
  status: 201,
  errors: ['site_not_found'],
});

const offer = new Hono<AuthenticatedEnv>().post(
  '/',
  describeOffer,
  requireUser(),
  mayTry,
  jsonBody(siteSchema),
  async (c) => {
    const { db, vars, now } = c.get('services');
    const site = await ownedSite(c.get('services'), signedInUser(c), c.req.valid('json').site_id);
    const token = randomToken();
    const expiresAt = now() + OFFER_MS;
    await offerSite(db, { siteId: site.id, tokenHash: hashToken(token), createdAt: now(), expiresAt });
    await recordAudit(c, { action: 'site.offered', target: site.publicId, site });
    const url = new URL(`/settings/transfers/${token}`, vars.PUBLIC_URL).href;
    return c.json({ url, expires_at: new Date(expiresAt).toISOString() }, 201);
  },
);

const describeWaiting = describe({
  operationId: 'readOwnOffer',
  tag: 'Sites',
  summary: 'Whether one offers a site to another account',
  answer: z.object({
    expires_at: z.iso.datetime().nullable().meta({ description: 'Null: nobody is offered it.' }),
  }),
  errors: ['site_not_found'],
});

const waiting = new Hono<AuthenticatedEnv>().get(
  '/',
  describeWaiting,
  requireUser(),
  queryParams(siteSchema),
  async (c) => {
    const { db, now } = c.get('services');
    const site = await ownedSite(c.get('services'), signedInUser(c), c.req.valid('query').site_id);
    const expiresAt = await offerEnd(db, site.id, now());
    return c.json({ expires_at: expiresAt === undefined ? null : new Date(expiresAt).toISOString() });
  },
);

const describeWithdraw = describe({
  operationId: 'withdrawSite',
  tag: 'Sites',
  summary: 'Withdraw the offer of a site',
  answer: deletedSchema,
  errors: ['site_not_found', 'not_found'],
});

const withdraw = new Hono<AuthenticatedEnv>().delete(
  '/',
  describeWithdraw,
  requireUser(),
  jsonBody(siteSchema),
  async (c) => {
    const site = await ownedSite(c.get('services'), signedInUser(c), c.req.valid('json').site_id);
    if (!(await withdrawOffer(c.get('services').db, site.id))) throw noOffer();
    await recordAudit(c, { action: 'site.offer_withdrawn', target: site.publicId, site });
    return c.json({ deleted: true });
  },
);

const describeRead = describe({
  operationId: 'readSiteOffer',
  tag: 'Sites',
  summary: 'Which site one is offered, and by whom',
  params: { token: TOKEN },
  answer: z.object({ domain: z.string(), from: z.string(), expires_at: z.string() }),
  errors: ['not_found'],
});

const read = new Hono<AuthenticatedEnv>().get('/:token', describeRead, requireUser(), mayTry, async (c) => {
  const { db, now } = c.get('services');
  const found = await findOffer(db, hashToken(c.req.param('token')), now());
  if (!found) throw noOffer();
  const { domain, accountName: from, expiresAt } = found;
  return c.json({ domain, from, expires_at: new Date(expiresAt).toISOString() });
});

const describeAccept = describe({
  operationId: 'acceptSite',
  tag: 'Sites',
  summary: 'Take a site that one is offered',
  params: { token: TOKEN },
  answer: z.object({ domain: z.string() }),
  errors: ['not_found', 'invalid_request'],
});

const accept = new Hono<AuthenticatedEnv>().post(
  '/:token/accept',
  describeAccept,
  requireUser(),
  mayTry,
  jsonBody(acceptSchema),
  async (c) => {
    const { db, now } = c.get('services');
    const tokenHash = hashToken(c.req.param('token'));
    const found = await findOffer(db, tokenHash, now());
    if (!found) throw noOffer();
    const { accountId } = receiver(signedInUser(c), c.req.valid('json').account, found.accountId);
    if (!(await takeSite(db, found.siteId, { tokenHash, accountId, now: now() }))) throw noOffer();
    const site = { id: found.siteId, accountId };
    const detail = { from: found.accountId, to: accountId };
    // Both accounts are to find it in their logs.
    await recordAudit(c, { action: 'site.transferred', target: found.domain, site, detail });
    const given = { ...site, accountId: found.accountId };
    await recordAudit(c, { action: 'site.transferred', target: found.domain, site: given, detail });
    return c.json({ domain: found.domain });
  },
);

function ownedAccounts({ memberships }: SignedInUser): Membership[] {
  return memberships.filter((each) => closedBy(each) === undefined && memberMay(each.role, 'transfer'));
}

async function ownedSite({ db }: Services, user: SignedInUser, name: string): Promise<Site> {
  const accountIds = ownedAccounts(user).map(({ accountId }) => accountId);
  const site = await findSite(db, name.trim().toLowerCase(), { accountIds, siteIds: null });
  if (!site) throw siteNotFound();
  return site;
}

function receiver(user: SignedInUser, publicId: string | undefined, giverId: number): Membership {
  const others = ownedAccounts(user).filter(({ accountId }) => accountId !== giverId);
  const chosen = publicId === undefined ? others[0] : others.find((each) => each.publicId === publicId);
  if (!chosen) throw new ApiError('invalid_request', 'account: must be another account, which you own.');
  return chosen;
}

function noOffer(): ApiError {
  return new ApiError('not_found', 'This offer is over, was taken, or never was.');
}

/** Sites on their way from one account to another; for owners of both, signed in. */
export const transfers = new Hono<AuthenticatedEnv>()
  .route('/', offer)
  .route('/', waiting)
  .route('/', withdraw)
  .route('/', read)
  .route('/', accept);
