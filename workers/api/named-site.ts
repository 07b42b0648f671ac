import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { Site } from '../../db/sites.ts';
import type { AuthenticatedEnv } from './context.ts';
import { ApiError } from './errors.ts';
import { formOrJson, readFormOrJson } from './middleware/form-or-json-body.ts';
import { BODY_ERRORS } from './middleware/json-body.ts';
import { withFacts } from './openapi/route-facts.ts';
import { readableSite } from './readable-site.ts';

/** `site_id` in a body or query, beside what else there is. */
export const SITE_ID = z
  .string('name the site by its domain or id')
  .min(1, 'must not be empty')
  .meta({ description: 'Domain or id of the site.', examples: ['example.com'] });

/** The context behind namesSite. */
export interface NamedSiteEnv {
  Bindings: AuthenticatedEnv['Bindings'];
  Variables: AuthenticatedEnv['Variables'] & { site: Site };
}

const bodySchema = z.object({ site_id: SITE_ID });

/** Finds the site a request names by `site_id`, in its query or else its body, if it may be read. */
export function namesSite() {
  const handler = createMiddleware<NamedSiteEnv>(async function namesSite(c, next) {
    const name = c.req.query('site_id') || (await siteOfBody(c.req.raw));
    if (!name) throw new ApiError('invalid_request', 'Name the site with site_id.');
    c.set('site', await readableSite(c.get('services'), c.get('principal'), name));
    await next();
  });
  return withFacts(handler, {
    query: bodySchema.partial(),
    body: { content: formOrJson(bodySchema), isRequired: false },
    errors: [...BODY_ERRORS, 'site_not_found'],
  });
}

async function siteOfBody(request: Request): Promise<string | undefined> {
  if (request.body === null) return undefined;
  return bodySchema.safeParse(await readFormOrJson(request)).data?.site_id;
}
