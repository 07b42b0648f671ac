import { readUmami, type UmamiEvent } from '../../../core/compat/umami.ts';
import type { DropReason } from '../../../core/event.ts';
import { readJson } from '../../../core/json.ts';
import { answer } from '../answers.ts';
import { random32, randomId64, randomName } from '../random.ts';
import { type ReceivedFacts, readRequestFacts } from '../request-facts.ts';
import type { RouteContext } from '../router.ts';
import { type Settled, settleForeign } from '../settle-foreign.ts';
import { statedClient } from '../stated-client.ts';
import { takeBody } from '../take-body.ts';
import { takeUnit } from '../take-unit.ts';
import { type UmamiToken, umamiToken } from '../umami-token.ts';

const MAX_BODY_BYTES = 1_000_000;
const MAX_BATCH = 500;

type Outcome =
  | { ok: true; token: UmamiToken }
  | { ok: true; bot: true }
  | { ok: false; status: 400 | 403; problem: string };

/**
 * `POST /api/send`: takes what Umami's tracker and servers send, unmodified. The site is the one with that id or key, or else
 * with the page's hostname as its domain. Answers as theirs does; 503 when trying again later helps.
 */
export function takeUmami(request: Request, route: RouteContext): Promise<Response> {
  return withBody(request, route, async (body, facts) => {
    const outcome = await take(body, facts, route);
    if (!outcome.ok) return answer(outcome.status, { error: { message: outcome.problem } }, route.headers);
    return answer(200, 'bot' in outcome ? { beep: 'boop' } : outcome.token, route.headers);
  });
}

/** `POST /api/batch`: a list of the same. */
export function takeUmamiBatch(request: Request, route: RouteContext): Promise<Response> {
  return withBody(request, route, async (body, facts) => {
    if (!Array.isArray(body) || body.length > MAX_BATCH) {
      const problem = `The body must be a list of at most ${MAX_BATCH} events.`;
      route.services.outcomes.add(0, 'dropped:invalid', 1, facts.now);
      return answer(400, { error: { message: problem } }, route.headers);
    }
    const details: { index: number; response: { error: { message: string } } }[] = [];
    let cache: string | undefined;
    for (const [index, item] of body.entries()) {
      const outcome = await take(item, facts, route);
      if (!outcome.ok) details.push({ index, response: { error: { message: outcome.problem } } });
      else if ('token' in outcome) cache = outcome.token.cache;
    }
    const processed = body.length - details.length;
    const counts = { size: body.length, processed, errors: details.length, details };
    return answer(200, { ...counts, cache }, route.headers);
  });
}

async function withBody(
  request: Request,
  route: RouteContext,
  run: (body: unknown, facts: ReceivedFacts) => Promise<Response>,
): Promise<Response> {
  const { services } = route;
  const facts = readRequestFacts(request, services.now());
  try {
    await takeUnit(facts, route);
    return await run(readJson(await takeBody(request, MAX_BODY_BYTES, facts.now, route)), facts);
  } finally {
    services.flushCounts(route.execution);
  }
}

async function take(body: unknown, received: ReceivedFacts, route: RouteContext): Promise<Outcome> {
  const { services } = route;
  const read = readUmami(body);
  if (!read.ok) {
    services.outcomes.add(0, 'dropped:invalid', 1, received.now);
    return { ok: false, status: 400, problem: read.problem };
  }
  const { event, time, ip, userAgent } = read.value;
  const facts = statedClient(received, { ip, userAgent });
  // Who somebody is, they say with every event as well.
  if (!event) return { ok: true, token: umamiToken(randomId64(), facts.now) };
  const measures = event.measures && { ...event.measures, view_id: random32() };
  const events = [{ ...event, measures, id: randomName(), time: time ?? facts.now, seq: 0 }];
  const findSite = () => findWebsite(read.value, route);
  return outcomeOf(await settleForeign({ findSite, events, facts }, route), facts.now);
}

async function findWebsite({ website, hostname }: UmamiEvent, { services }: RouteContext) {
  return (await services.sites.find(website)) ?? (await services.sites.findByDomain(hostname));
}

function outcomeOf({ visitorId, dropped }: Settled, now: number): Outcome {
  const reason: DropReason | undefined = dropped[0]?.reason;
  switch (reason) {
    case undefined:
      return { ok: true, token: umamiToken(visitorId ?? '', now) };
    case 'bot':
    case 'datacentre':
      return { ok: true, bot: true };
    case 'unknown_site':
      return { ok: false, status: 400, problem: 'Website not found.' };
    case 'site_blocked':
      return { ok: false, status: 403, problem: 'This website takes no events.' };
    default:
      return { ok: false, status: 400, problem: `Not stored: ${reason}.` };
  }
}
