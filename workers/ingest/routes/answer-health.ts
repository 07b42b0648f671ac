import { answer } from '../answers.ts';

/** `GET /health`: the Worker runs. */
export function answerHealth(): Response {
  return answer(200, { ok: true });
}
