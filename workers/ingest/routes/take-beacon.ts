import { type Beacon, parseBeacon } from '../../../core/beacon.ts';
import { describeError } from '../../../observe/log.ts';
import { answer, Refusal } from '../answers.ts';
import { deliverRows } from '../deliver.ts';
import { type Judgement, judgeBeacon } from '../judge-beacon.ts';
import { readBody } from '../read-body.ts';
import { type ReceivedFacts, readRequestFacts } from '../request-facts.ts';
import type { RouteContext } from '../router.ts';

const MAX_BODY_BYTES = 65_536;
const RETRY_LATER = { 'retry-after': '1' };

/** `POST /b`: takes a beacon; 202 once the queue has what is to be stored. */
export async function takeBeacon(request: Request, route: RouteContext): Promise<Response> {
  const facts = readRequestFacts(request, route.services.now());
  try {
    await takeUnit(facts, route);
    const beacon = await readBeacon(request, facts.now, route);
    const judgement = await judge(beacon, facts, route);
    if (route.url.searchParams.has('debug') || request.headers.get('x-pharos-debug') === '1') {
      return answer(200, { events: judgement.rows, dropped: judgement.dropped }, route.headers);
    }
    return await settle(judgement, beacon.events.length, facts.now, route);
  } finally {
    route.services.flushCounts(route.execution);
  }
}

/** @throws Refusal when the client has sent too much */
async function takeUnit({ ip, now }: ReceivedFacts, { services, execution }: RouteContext): Promise<void> {
  const verdict = await services.limiter.take(ip, now, (asking) => execution.waitUntil(asking));
  if (verdict.allowed) return;
  services.outcomes.add(0, 'dropped:rate_limited', 1, now);
  const seconds = String(Math.max(1, Math.ceil(verdict.retryAfterMs / 1000)));
  throw new Refusal('rate_limited', `Too many beacons. Try again in ${seconds} seconds.`, {
    'retry-after': seconds,
  });
}

/** @throws Refusal for a body that is no beacon; counted as one event of no site, since neither is known */
async function readBeacon(request: Request, now: number, { services }: RouteContext): Promise<Beacon> {
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body.ok && body.reason === 'too_large') {
    services.outcomes.add(0, 'dropped:too_large', 1, now);
    throw new Refusal('too_large', `A beacon has at most ${MAX_BODY_BYTES} bytes.`);
  }
  const parsed = parseBeacon(body.ok ? body.text : '');
  if (parsed.ok) return parsed.beacon;
  services.outcomes.add(0, 'dropped:invalid', 1, now);
  throw new Refusal(parsed.code, parsed.sentence);
}

/** @throws Refusal when site or salts cannot be read */
async function judge(
  beacon: Beacon,
  facts: ReceivedFacts,
  { services, requestId }: RouteContext,
): Promise<Judgement> {
  try {
    return await judgeBeacon(beacon, facts, services);
  } catch (error) {
    services.outcomes.add(0, 'dropped:storage_unavailable', beacon.events.length, facts.now);
    services.log('error', 'site or salt could not be read', {
      request_id: requestId,
      ...describeError(error),
    });
    throw new Refusal('storage_unavailable', 'The site cannot be looked up now.', RETRY_LATER);
  }
}

/** Counts what is dropped and sends what is not. @throws Refusal when trying again later helps */
async function settle(
  { siteId, rows, dropped, isEarly }: Judgement,
  events: number,
  now: number,
  { services, requestId, execution, headers }: RouteContext,
): Promise<Response> {
  if (isEarly) {
    // The whole beacon will come again, so nothing else is said of it.
    services.outcomes.add(siteId, 'dropped:no_salt', events, now);
    services.log('error', 'a salt is missing', { request_id: requestId, site_id: siteId });
    throw new Refusal('no_salt', 'Visitors cannot be told apart now.', RETRY_LATER);
  }
  if (rows.length > 0 && !(await deliverRows(rows, siteId, { requestId, execution }, services))) {
    throw new Refusal('queue_refused', 'The events cannot be queued now.', RETRY_LATER);
  }
  for (const { reason } of dropped) services.outcomes.add(siteId, `dropped:${reason}`, 1, now);
  return answer(202, { accepted: rows.length, dropped }, headers);
}
