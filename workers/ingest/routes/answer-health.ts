import { answer } from '../answers.ts';
import type { RouteContext } from '../router.ts';

/** `GET /health`, and `/api/health` where monitors of a Plausible look: the Worker runs. */
export function answerHealth(_: Request, { headers }: RouteContext): Response {
  return answer(200, { ok: true }, headers);
}
