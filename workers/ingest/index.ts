import type { Env } from './env.ts';
import { routeRequest } from './router.ts';
import { servicesOf } from './services.ts';

export { LimitObject } from './limit-object.ts';

export default {
  fetch: (request, env, context) => routeRequest(request, servicesOf(env), context),
} satisfies ExportedHandler<Env>;
