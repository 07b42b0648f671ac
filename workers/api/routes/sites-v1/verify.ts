import { Hono } from 'hono';
import { z } from 'zod';
import type { Site } from '../../../../db/sites.ts';
import { installReportSchema } from '../../answers/install.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { verifyInstall } from '../../install/verify-install.ts';
import { assertAllowed, limitHeaders } from '../../limiter.ts';
import { requireUserOrKey } from '../../middleware/authenticate.ts';
import { formOrJsonBody } from '../../middleware/form-or-json-body.ts';
import { SITE_ID } from '../../named-site.ts';
import { describe } from '../../openapi/describe.ts';
import { readableSite } from '../../readable-site.ts';

const CHECKS = { limit: 30, windowMs: 60_000 };

const verifySchema = z.object({
  site_id: SITE_ID,
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.com/' }).optional(),
});

const description = describe({
  operationId: 'verifyInstall',
  tag: 'Sites',
  summary: 'Look at a page from outside: will its script count?',
  answer: installReportSchema,
  errors: ['site_not_found', 'rate_limited', 'storage_unavailable'],
});

/** Looks at a page of a site from outside, and says whether its script will count. */
export const verify = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('sites:write'),
  formOrJsonBody(verifySchema),
  async (c) => {
    const services = c.get('services');
    const { site_id, url } = c.req.valid('json');
    const { access } = c.get('principal');
    const site = await readableSite(services, c.get('principal'), site_id);
    const address = new URL(url ?? `https://${site.domain}/`);
    if (!isOfSite(address.hostname, site)) {
      throw new ApiError(
        'invalid_request',
        `url: must be a page of ${site.domain}, or of a hostname it counts.`,
      );
    }
    const verdict = await services.limiter.hit(`verify:${site.accountId}`, CHECKS);
    assertAllowed(CHECKS, verdict, 'Too many checks.');
    for (const [name, value] of Object.entries(limitHeaders(CHECKS, verdict))) c.header(name, value);
    return c.json(await verifyInstall(services, site, address, access));
  },
);

/** The site's own hosts, so that nobody has us knock at others'. */
function isOfSite(hostname: string, { domain, hostnames }: Site): boolean {
  const own = [domain, ...hostnames.map((pattern) => pattern.replace(/^\*\./, ''))];
  return own.some((name) => hostname === name || hostname.endsWith(`.${name}`));
}
