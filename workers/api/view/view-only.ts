import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { recordLook } from '../admin/record-look.ts';
import { ROUTE_NEEDS } from '../authorization/route-needs.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withFacts } from '../openapi/route-facts.ts';
import { readView, type View } from './view.ts';
import { isOwnInView, mayView } from './view-rules.ts';

/**
 * The one place that a member of staff who looks as somebody else comes through: before every route. What changes anything
 * or is private is refused, and what was looked at is written down for whom it belongs to.
 */
export function viewOnly() {
  const handler = createMiddleware<AuthenticatedEnv>(async function viewOnly(c, next) {
    const view = await readView(c);
    if (!view) return await next();
    const route = routeOf(c);
    if (!mayView(route)) {
      throw new ApiError(
        'view_only',
        'You look at this as somebody else: nothing can be changed, and what is private is not shown. End that first.',
      );
    }
    if (isOwnInView(route)) return await next();
    c.set('view', view);
    await next();
    if (c.get('principal')?.kind === 'user' && c.res.ok) await recordLooks(c, view, route);
  });
  return withFacts(handler, { errors: ['view_only'] });
}

/** The route that will answer: the first that fits, which is not always the last (`/sites/goals` is a `/sites/:site_id`, too). */
function routeOf(c: Context): string {
  const found = matchedRoutes(c)
    .map(({ method, path }) => `${method} ${path}`)
    .find((route) => Object.hasOwn(ROUTE_NEEDS, route));
  return found ?? `${c.req.method} ${c.req.path}`;
}

async function recordLooks(c: Context<AuthenticatedEnv>, view: View, route: string): Promise<void> {
  const { staff, user, impersonation, sites } = view;
  const actor = { kind: 'staff' as const, id: String(staff.id) };
  const detail = { impersonation: impersonation.id };
  for (const site of sites) await recordLook(c, actor, { target: route, site, detail });
  if (sites.size > 0) return;
  const membership = c.get('membership');
  for (const { accountId } of membership ? [membership] : user.memberships) {
    await recordLook(c, actor, { target: route, accountId, detail });
  }
}
