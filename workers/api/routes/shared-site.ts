import { Hono } from 'hono';
import { z } from 'zod';
import { readableSiteSchema } from '../answers/site.ts';
import type { ApiEnv, AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { count } from '../middleware/limit.ts';
import { LINK_HEADER, PROOF_HEADER } from '../middleware/link-header.ts';
import { describe } from '../openapi/describe.ts';
import { verifyPassword } from '../password.ts';
import { askedLink } from '../shared-link/link-principal.ts';
import { makeProof } from '../shared-link/proof.ts';
import { noLink, siteOfLink } from '../shared-link/site-of-link.ts';
import { viewReadableSite } from '../site-view.ts';

const unlockSchema = z.strictObject({ password: z.string().min(1).max(200) });

const describeRead = describe({
  operationId: 'readSharedSite',
  tag: 'Statistics',
  summary: 'The site that a shared link opens',
  answer: readableSiteSchema,
  errors: ['invalid_request', 'site_not_found'],
});

const read = new Hono<AuthenticatedEnv>().get(
  '/',
  describeRead,
  requireUserOrKey('stats:read', { canNarrow: true }),
  async (c) => {
    return c.json(viewReadableSite(await siteOfLink(c.get('services'), c.get('principal'))));
  },
);

const describeUnlock = describe({
  operationId: 'unlockSharedLink',
  tag: 'Statistics',
  summary: 'Open a shared link that asks for a password',
  description: `Send what is answered in the header \`${PROOF_HEADER}\`; it is good for twelve hours.`,
  headers: { [LINK_HEADER]: z.string() },
  answer: z.object({ proof: z.string() }),
  errors: ['invalid_request', 'unauthorized', 'wrong_password', 'rate_limited'],
});

const unlock = new Hono<ApiEnv>().post('/unlock', describeUnlock, jsonBody(unlockSchema), async (c) => {
  const link = await askedLink(c);
  if (!link) throw noLink();
  const { slug, passwordHash } = link;
  if (passwordHash === null) throw new ApiError('invalid_request', 'This shared link asks for no password.');
  const sentence = 'Too many tries to open this link.';
  await count(c, { name: 'unlock link', key: 'ip', rate: '10/15m', sentence });
  await count(c, { name: 'unlock link of all', key: () => slug, rate: '100/15m', sentence });
  const isRight = await verifyPassword(c.req.valid('json').password, passwordHash);
  if (!isRight) throw new ApiError('wrong_password', 'This is not the password of the link.');
  return c.json({ proof: makeProof({ slug, passwordHash }, c.get('services').now()) });
});

/** The site a shared link opens; the dashboard behind it must know its name and time zone. */
export const sharedSite = new Hono<ApiEnv>().route('/', read).route('/', unlock);
