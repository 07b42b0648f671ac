import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { type Need, ROUTE_NEEDS } from './route-needs.ts';

/** What the route that a middleware stands before needs. */
export function needOf(c: Context): Need {
  // HEAD is answered by the routes of GET.
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const name = `${method} ${routePath(c)}`;
  const need = ROUTE_NEEDS[name];
  if (!need) throw new Error(`${name} is missing in ROUTE_NEEDS`);
  return need;
}
