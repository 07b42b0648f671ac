import { Refusal } from './answers.ts';
import type { ReceivedFacts } from './request-facts.ts';
import type { RouteContext } from './router.ts';

/** Takes one request off what its address may send. @throws Refusal when that was too much */
export async function takeUnit(
  { ip, now }: ReceivedFacts,
  { services, execution }: RouteContext,
): Promise<void> {
  const verdict = await services.limiter.take(ip, now, (asking) => execution.waitUntil(asking));
  if (verdict.allowed) return;
  services.outcomes.add(0, 'dropped:rate_limited', 1, now);
  const seconds = String(Math.max(1, Math.ceil(verdict.retryAfterMs / 1000)));
  throw new Refusal('rate_limited', `Too many beacons. Try again in ${seconds} seconds.`, {
    'retry-after': seconds,
  });
}
