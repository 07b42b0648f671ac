import { app } from './app.ts';
import type { Env } from './env.ts';

/** For the dashboard's typed client: `hc<Api>(origin)`. */
export type Api = typeof app;

export default { fetch: app.fetch } satisfies ExportedHandler<Env>;
