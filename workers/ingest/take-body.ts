import { Refusal } from './answers.ts';
import { readBody } from './read-body.ts';
import type { RouteContext } from './router.ts';

/** The text of a request's body, '' of one that broke off. @throws Refusal of one that is too large, which is counted */
export async function takeBody(
  request: Request,
  maxBytes: number,
  now: number,
  { services }: RouteContext,
): Promise<string> {
  const body = await readBody(request, maxBytes);
  if (body.ok) return body.text;
  if (body.reason === 'broken_off') return '';
  // One event of no site: neither is known.
  services.outcomes.add(0, 'dropped:too_large', 1, now);
  throw new Refusal('too_large', `A body has at most ${maxBytes} bytes.`);
}
