import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { typedDomain } from '../../../../core/typed-domain.ts';
import { findSsoConnection } from '../../../../db/sso-connections.ts';
import { addSsoDomain, deleteSsoDomain, listSsoDomains, type SsoDomain } from '../../../../db/sso-domains.ts';
import { deletedSchema } from '../../answers/deleted.ts';
import { ssoDomainSchema } from '../../answers/sso.ts';
import { recordAudit } from '../../audit.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import { type Proof, proveDomain } from '../../sso/prove-domain.ts';
import { viewSsoDomain } from '../../sso/view-sso.ts';
import { noSuchInTeam, teamId } from '../../team/team-id.ts';
import { randomName } from '../../tokens.ts';
import { SAVED_ID } from '../sites-v1/saved-id.ts';

const MAX_DOMAINS = 50;
const account_id = z.string();
const params = { account_id, domain_id: SAVED_ID };

const add = new Hono<AuthenticatedEnv>().post(
  '/:account_id/sso/domains',
  describe({
    operationId: 'addSsoDomain',
    tag: 'Accounts',
    summary: 'Name a domain of addresses that the account’s provider vouches for',
    description: 'It counts once a TXT record has shown that it is the account’s own.',
    params: { account_id },
    answer: ssoDomainSchema,
    status: 201,
    errors: ['not_found', 'invalid_request', 'limit_reached'],
  }),
  requireUser(),
  jsonBody(z.strictObject({ domain: z.string('name the domain').max(253) })),
  async (c) => {
    const { db, now } = c.get('services');
    const { accountId } = askedAccount(c);
    const domain = typedDomain(c.req.valid('json').domain);
    if (!domain?.includes('.'))
      throw new ApiError('invalid_request', 'domain: must be one, such as example.com.');
    const present = await listSsoDomains(db, accountId);
    const known = present.find((each) => each.domain === domain);
    if (known) return c.json(viewSsoDomain(known), 201);
    if (present.length >= MAX_DOMAINS) {
      throw new ApiError('limit_reached', `An account may have ${MAX_DOMAINS} domains.`);
    }
    const added = await addSsoDomain(db, { accountId, domain, proof: randomName(), createdAt: now() });
    if (!added) throw new ApiError('limit_reached', 'The same domain was named at the same time.');
    await recordAudit(c, { action: 'sso.domain_added', target: added.id, accountId, detail: { domain } });
    return c.json(viewSsoDomain(added), 201);
  },
);

const REFUSALS: Record<Exclude<Proof, 'verified'>, string> = {
  record_missing: 'The record is not there yet. It may take an hour until everybody sees it.',
  domain_taken: 'Another account has shown that this domain is its own.',
  dns_unavailable: 'DNS does not answer. Try again in a minute.',
};

const verify = new Hono<AuthenticatedEnv>().post(
  '/:account_id/sso/domains/:domain_id/verify',
  describe({
    operationId: 'verifySsoDomain',
    tag: 'Accounts',
    summary: 'Look for the record that shows that a domain is the account’s own',
    params,
    answer: ssoDomainSchema,
    errors: ['not_found', 'record_missing', 'domain_taken', 'dns_unavailable'],
  }),
  requireUser(),
  limit({ name: 'sso-domains', key: 'user', rate: '60/h' }),
  jsonBody(z.strictObject({})),
  async (c) => {
    const services = c.get('services');
    const domain = await domainOf(c, c.req.param('domain_id'));
    if (domain.verifiedAt !== null) return c.json(viewSsoDomain(domain));
    const proof = await proveDomain(services, domain);
    if (proof !== 'verified') throw new ApiError(proof, REFUSALS[proof]);
    const { id: target, accountId, domain: name } = domain;
    await recordAudit(c, { action: 'sso.domain_verified', target, accountId, detail: { domain: name } });
    return c.json(viewSsoDomain(await domainOf(c, c.req.param('domain_id'))));
  },
);

const remove = new Hono<AuthenticatedEnv>().delete(
  '/:account_id/sso/domains/:domain_id',
  describe({
    operationId: 'deleteSsoDomain',
    tag: 'Accounts',
    summary: 'Have the provider vouch for a domain no more',
    description: 'Not for the last one while members must sign in by the provider.',
    params,
    answer: deletedSchema,
    errors: ['not_found', 'sso_required'],
  }),
  requireUser(),
  async (c) => {
    const { db } = c.get('services');
    const { id, accountId, domain } = await domainOf(c, c.req.param('domain_id'));
    const others = (await listSsoDomains(db, accountId)).filter(
      (each) => each.id !== id && each.verifiedAt !== null,
    );
    if (others.length === 0 && (await findSsoConnection(db, accountId))?.isRequired) {
      throw new ApiError(
        'sso_required',
        'Members must sign in by your provider: first let them come in another way.',
      );
    }
    await deleteSsoDomain(db, accountId, id);
    await recordAudit(c, { action: 'sso.domain_removed', target: id, accountId, detail: { domain } });
    return c.json({ deleted: true });
  },
);

async function domainOf(c: Context<AuthenticatedEnv>, text: string): Promise<SsoDomain> {
  const id = teamId(text, 'domain');
  const domains = await listSsoDomains(c.get('services').db, askedAccount(c).accountId);
  const found = domains.find((each) => each.id === id);
  if (!found) throw noSuchInTeam('domain');
  return found;
}

/** The domains of addresses that an account's provider vouches for. */
export const accountSsoDomains = new Hono<AuthenticatedEnv>()
  .route('/', add)
  .route('/', verify)
  .route('/', remove);
