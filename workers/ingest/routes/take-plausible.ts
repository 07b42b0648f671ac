import { readPlausible } from '../../../core/compat/plausible.ts';
import { answer } from '../answers.ts';
import { randomName } from '../random.ts';
import { readRequestFacts } from '../request-facts.ts';
import type { RouteContext } from '../router.ts';
import { settleForeign } from '../settle-foreign.ts';
import { statedClient } from '../stated-client.ts';
import { takeBody } from '../take-body.ts';
import { takeUnit } from '../take-unit.ts';

const MAX_BODY_BYTES = 1_000_000;

/**
 * `POST /api/event`: takes what the trackers of Plausible send, unmodified, for the site of that domain. Answers as theirs do:
 * 202 `ok` whatever becomes of a readable event, with the number dropped in a header; 503 when trying again later helps.
 */
export async function takePlausible(request: Request, route: RouteContext): Promise<Response> {
  const { services, headers } = route;
  const received = readRequestFacts(request, services.now());
  try {
    await takeUnit(received, route);
    const read = readPlausible(await takeBody(request, MAX_BODY_BYTES, received.now, route));
    if (!read.ok) {
      services.outcomes.add(0, 'dropped:invalid', 1, received.now);
      return answer(400, { errors: read.errors }, headers);
    }
    const facts = statedClient(received, { ip: request.headers.get('x-plausible-ip') ?? undefined });
    const kind = request.headers.get('x-plausible-ip-type') ?? '';
    const refused = /^(dc|threat)_ip$/.test(kind) ? 'datacentre' : undefined;
    const { domains, event } = read.value;
    let dropped = 0;
    for (const domain of domains) {
      const events = [{ ...event, id: randomName(), time: facts.now, seq: 0 }];
      const findSite = () => services.sites.findByDomain(domain);
      const settled = await settleForeign({ findSite, events, facts, refused }, route);
      dropped += settled.dropped.length;
    }
    const more: Record<string, string> = dropped > 0 ? { 'x-plausible-dropped': String(dropped) } : {};
    return new Response('ok', {
      status: 202,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...headers, ...more },
    });
  } finally {
    services.flushCounts(route.execution);
  }
}
