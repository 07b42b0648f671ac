import { type Beacon, parseBeacon } from '../../../core/beacon.ts';
import { answer, Refusal } from '../answers.ts';
import { judgeBeacon } from '../judge-beacon.ts';
import { type ReceivedFacts, readRequestFacts } from '../request-facts.ts';
import type { RouteContext } from '../router.ts';
import { judged, settle } from '../settle.ts';
import { takeBody } from '../take-body.ts';
import { takeUnit } from '../take-unit.ts';

const MAX_BODY_BYTES = 65_536;

/** `POST /b`: takes a beacon; 202 once the queue has what is to be stored. */
export function takeBeacon(request: Request, route: RouteContext): Promise<Response> {
  return takeBeaconOf(readRequestFacts(request, route.services.now()), request, route);
}

/** The same of whoever the facts say. */
export async function takeBeaconOf(
  facts: ReceivedFacts,
  request: Request,
  route: RouteContext,
): Promise<Response> {
  const { services } = route;
  try {
    await takeUnit(facts, route);
    const beacon = await readBeacon(request, facts.now, route);
    const count = beacon.events.length;
    const judgement = await judged(() => judgeBeacon(beacon, facts, services), count, facts.now, route);
    if (route.url.searchParams.has('debug') || request.headers.get('x-pharos-debug') === '1') {
      return answer(200, { events: judgement.rows, dropped: judgement.dropped }, route.headers);
    }
    await settle(judgement, count, facts.now, route);
    return answer(202, { accepted: judgement.rows.length, dropped: judgement.dropped }, route.headers);
  } finally {
    services.flushCounts(route.execution);
  }
}

/** @throws Refusal for a body that is no beacon; counted as one event of no site, since neither is known */
async function readBeacon(request: Request, now: number, route: RouteContext): Promise<Beacon> {
  const parsed = parseBeacon(await takeBody(request, MAX_BODY_BYTES, now, route));
  if (parsed.ok) return parsed.beacon;
  route.services.outcomes.add(0, 'dropped:invalid', 1, now);
  throw new Refusal(parsed.code, parsed.sentence);
}
