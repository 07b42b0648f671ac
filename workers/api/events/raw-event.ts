import type { RawEvent, RequestFacts } from '../../../core/enrich.ts';
import type { SentEvent } from './event-schema.ts';

/** A sent event in the shape that beacons have too: what it states, and what it says of who caused it. */
export interface ReceivedEvent {
  /** Position in the request's list. */
  index: number;
  /** Domain or public id. */
  site: string;
  event: RawEvent;
  facts: RequestFacts;
}

/** Turns fields into an event. `freshId` serves events without an id, which therefore never repeat. */
export function toReceivedEvent(
  sent: SentEvent,
  index: number,
  now: number,
  freshId: () => string,
): ReceivedEvent {
  return {
    index,
    site: sent.site.trim().toLowerCase(),
    event: {
      id: sent.id ?? freshId(),
      name: sent.name ?? 'pageview',
      time: sent.timestamp ?? now,
      seq: index,
      url: sent.url,
      hostname: sent.hostname,
      pathname: sent.pathname,
      referrer: sent.referrer,
      visitor: sent.visitor,
      interactive: sent.interactive,
      engagedMs: sent.engaged_ms,
      scrollDepth: sent.scroll_depth,
      measures: sent.measures,
      props: sent.props,
      revenue: sent.revenue,
      given: givenAttributes(sent),
    },
    // Nothing of the request itself: it is the server's, not the visitor's.
    facts: { now, ip: sent.ip, userAgent: sent.user_agent ?? undefined },
  };
}

const GIVEN = [
  'source',
  'click_id',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'country',
  'region',
  'city',
  'browser',
  'browser_version',
  'os',
  'os_version',
  'device',
  'screen',
  'language',
] as const satisfies readonly (keyof SentEvent & keyof NonNullable<RawEvent['given']>)[];

function givenAttributes(sent: SentEvent): RawEvent['given'] {
  const given: NonNullable<RawEvent['given']> = {};
  for (const name of GIVEN) {
    if (sent[name] !== undefined) given[name] = sent[name];
  }
  given.country = given.country?.toUpperCase();
  given.region = given.region?.toUpperCase();
  return given;
}
