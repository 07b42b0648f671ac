import { answerAtEdge, type Edge } from '../edge/answer.ts';

/**
 * Fills in the few pages that say what only the API knows, and forwards badges. `_routes.json` keeps every other request
 * away. The local runner's front Worker calls the same (local/front-worker.ts).
 */
export function onRequest({ request, env }: { request: Request; env: Edge }): Promise<Response> {
  return answerAtEdge(request, env);
}
