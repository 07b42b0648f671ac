/*
 * What one host name serves locally beside the beacons and the API, which Miniflare's routes send straight to their
 * Workers: health of each Worker, beacons with a query string (a route cannot match those), pages that are filled in, and the web files.
 */
import { answerAtEdge, EDGE_PATHS } from '../web/edge/answer.ts';

interface Env {
  INGEST: Fetcher;
  CONSUMER: Fetcher;
  API: Fetcher;
  CRON: Fetcher;
  /** The built dashboard and the demo pages, answered by the runner itself. */
  FILES: Fetcher;
}

export default {
  fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === '/b') return env.INGEST.fetch(request);
    const health = /^\/health\/(ingest|consumer|api|cron)$/.exec(url.pathname)?.[1];
    if (health) {
      const worker = { ingest: env.INGEST, consumer: env.CONSUMER, api: env.API, cron: env.CRON }[health];
      return worker?.fetch(new URL('/health', url)) ?? new Response(null, { status: 404 });
    }
    // As Pages' Function does.
    if (EDGE_PATHS.test(url.pathname)) return answerAtEdge(request, { API: env.API, ASSETS: env.FILES });
    return env.FILES.fetch(request);
  },
} satisfies ExportedHandler<Env>;
