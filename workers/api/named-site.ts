import type { Context } from 'hono';
import { z } from 'zod';
import type { Site } from '../../db/sites.ts';
import type { AuthenticatedEnv } from './context.ts';
import { ApiError } from './errors.ts';
import { readFormOrJson } from './middleware/form-or-json-body.ts';
import { readableSite } from './readable-site.ts';

/** `site_id` in a body, beside what else there is. */
export const SITE_ID = z.string('name the site by its domain or id').min(1, 'must not be empty');

const bodySchema = z.object({ site_id: SITE_ID });

/** The site a request names by `site_id`, in its query or else its body, if it may be read. */
export async function namedSite(c: Context<AuthenticatedEnv>): Promise<Site> {
  const name = c.req.query('site_id') || (await siteOfBody(c.req.raw));
  if (!name) throw new ApiError('invalid_request', 'Name the site with site_id.');
  return await readableSite(c.get('services'), c.get('principal'), name);
}

async function siteOfBody(request: Request): Promise<string | undefined> {
  if (request.body === null) return undefined;
  return bodySchema.safeParse(await readFormOrJson(request)).data?.site_id;
}
