import type { Context } from 'hono';
import { type AskedSite, asAsked } from '../../db/asked-site.ts';
import { listGoals } from '../../db/goals.ts';
import { listRouteRules } from '../../db/route-rules.ts';
import type { AuthenticatedEnv } from './context.ts';
import { readableSite } from './readable-site.ts';

/** The site of `?site_id=`, if it may be read, with what the other parameters name of it. */
export async function askedSite(
  c: Context<AuthenticatedEnv>,
  params: Readonly<Record<string, string>> & { site_id: string },
): Promise<AskedSite> {
  const { db } = c.get('services');
  const site = await readableSite(c.get('services'), c.get('principal'), params.site_id);
  const names = (dimension: string) => Object.values(params).some((text) => text.includes(dimension));
  return {
    ...asAsked(site),
    ...(names('event:goal') && { goals: await listGoals(db, site.id) }),
    ...(names('event:route') && { routes: await listRouteRules(db, site.id) }),
  };
}
