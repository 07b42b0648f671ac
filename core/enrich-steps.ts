import { readAcquisition } from './acquisition.ts';
import { isDatacentre } from './datacentre.ts';
import { type DropReason, type EventRow, eventKind } from './event.ts';
import { eventIdHash } from './event-id.ts';
import { isAllowedHostname } from './hostnames.ts';
import { withKeptQuery } from './kept-query.ts';
import { type PageAddress, parseHostname, plainPathname } from './page-address.ts';
import type { EnrichContext, RawEvent, RequestFacts } from './raw-event.ts';
import { findShield } from './shield/shield-test.ts';
import { type SiteConfig, siteZone } from './site.ts';
import type { UserAgentFacts } from './user-agent.ts';
import { givenVisitorId, visitorId } from './visitor.ts';
import { localDate } from './zoned-time.ts';

/** What a step is given: the event, what was read from it beforehand, and the columns known so far. */
interface Work {
  event: RawEvent;
  request: RequestFacts;
  context: EnrichContext;
  client: UserAgentFacts | undefined;
  /** Undefined when no URL was given, or none of a page. */
  address: PageAddress | undefined;
  row: Readonly<Partial<EventRow>>;
}

/** Adds columns, drops the event for a reason, or does neither. */
export type Step = (work: Work) => Partial<EventRow> | DropReason | undefined;

/** Sender clocks may be this far ahead; what they report happened now. */
export const MAX_CLOCK_SKEW_MS = 60_000;
/** Clocks that were never set say 1970 or 1980; nothing on the Web is older than this. */
export const OLDEST_TIME = Date.UTC(1990, 0, 1);

/** The site-local date an event belongs to: whose salt it needs, unless it names its visitor. */
export function eventDate(time: number, now: number, site: SiteConfig): string {
  return localDate(Math.min(time, now), siteZone(site));
}

export const dropBlockedSite: Step = ({ context }) => {
  return context.site.blocked ? 'site_blocked' : undefined;
};

export const dropArchivedSite: Step = ({ context }) => {
  return context.site.archived ? 'site_archived' : undefined;
};

export const setTime: Step = ({ event, request, context }) => {
  if (event.time > request.now + MAX_CLOCK_SKEW_MS) return 'timestamp_in_future';
  if (!(event.time >= OLDEST_TIME)) return 'timestamp_too_old';
  const time = Math.floor(Math.min(event.time, request.now));
  return { time, seq: event.seq, date: eventDate(time, request.now, context.site) };
};

export const setAddress: Step = ({ event, address, context }) => {
  if (event.url !== undefined && !address) return 'invalid';
  const hostname = event.hostname === undefined ? address?.hostname : parseHostname(event.hostname);
  if (hostname === undefined) return event.hostname === undefined ? 'missing_url' : 'invalid';
  if (event.pathname !== undefined) return { hostname, pathname: plainPathname(event.pathname) };
  if (!address) return { hostname, pathname: '/' };
  const kept = context.site.tracker?.query_parameters ?? [];
  return { hostname, pathname: withKeptQuery(address.pathname, address.query, kept) };
};

export const dropForeignHostname: Step = ({ context, row }) => {
  return isAllowedHostname(row.hostname ?? '', context.site.hostnames) ? undefined : 'hostname_not_allowed';
};

/** Country shields look at the country that is stored, so a stated one counts as in `setPlace`. */
export const dropShielded: Step = ({ event, request, context, row }) => {
  const { shields } = context.site;
  if (!shields) return undefined;
  const kind = findShield(shields, {
    ip: request.ip ?? '',
    country: event.given?.country ?? request.country ?? '',
    hostname: row.hostname ?? '',
    pathname: row.pathname ?? '',
    userAgent: request.userAgent ?? '',
  });
  return kind && `shielded_${kind}`;
};

export const dropBot: Step = ({ event, client }) => {
  // Without a user agent, only an event that names its visitor is believed to be a person's.
  const isBot = client ? client.isBot : event.visitor === undefined;
  return isBot ? 'bot' : undefined;
};

export const dropDatacentre: Step = ({ request, context }) => {
  const isFromDatacentre = request.asn !== undefined && isDatacentre(request.asn);
  return isFromDatacentre && context.site.dropDatacentre ? 'datacentre' : undefined;
};

export const setVisitor: Step = ({ event, request, context, row }) => {
  const { siteId, visitorSecret } = context.site;
  if (event.visitor !== undefined) {
    const named = { secret: visitorSecret, siteId, visitor: event.visitor };
    return { visitor_id: givenVisitorId(named), given: 1 };
  }
  if (!request.ip) return 'invalid';
  const salt = context.salts.get(row.date ?? '');
  if (salt === undefined) return 'no_salt';
  return { visitor_id: visitorId({ salt, siteId, ip: request.ip, userAgent: request.userAgent ?? '' }) };
};

export const setHit: Step = ({ event, context }) => {
  if (event.name === '') return 'invalid';
  return {
    id: eventIdHash(context.site.siteId, event.id),
    kind: eventKind(event.name, event.interactive ?? true),
    name: event.name,
    engaged_ms: event.engagedMs,
    scroll_depth: event.scrollDepth,
    props: event.props && Object.keys(event.props).length > 0 ? event.props : undefined,
    revenue_amount: event.revenue?.amount,
    revenue_currency: event.revenue?.currency,
    // A page view's measures are told beside its engagement, and nowhere else.
    ...(event.name === 'engagement' && event.measures),
  };
};

export const setPlace: Step = ({ event, request }) => {
  const given = event.given ?? {};
  // A region or city belongs to its country: where another is given, the request's mean nothing.
  const derived = given.country === undefined || given.country === request.country ? request : undefined;
  return {
    country: given.country ?? request.country,
    region: given.region ?? derived?.region,
    city: given.city ?? derived?.city,
    language: given.language || request.language,
    screen: given.screen,
  };
};

export const setClient: Step = ({ event, client }) => {
  const given = event.given ?? {};
  return {
    browser: given.browser ?? client?.browser,
    // A version belongs to its name.
    browser_version:
      given.browser_version ?? (given.browser === undefined ? client?.browser_version : undefined),
    os: given.os ?? client?.os,
    os_version: given.os_version ?? (given.os === undefined ? client?.os_version : undefined),
    device: given.device ?? client?.device,
  };
};

export const setAcquisition: Step = ({ event, address, row }) => {
  return readAcquisition({
    query: address?.query,
    referrer: event.referrer,
    hostname: row.hostname ?? '',
    given: event.given ?? {},
  });
};
