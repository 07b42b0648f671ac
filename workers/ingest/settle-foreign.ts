import type { DropReason } from '../../core/event.ts';
import type { RawEvent } from '../../core/raw-event.ts';
import type { SiteConfig } from '../../core/site.ts';
import { type DroppedEvent, type Judgement, judgeEvents } from './judge-beacon.ts';
import type { ReceivedFacts } from './request-facts.ts';
import type { RouteContext } from './router.ts';
import { judged, settle } from './settle.ts';

/** Events of one site in the form of another product. */
export interface ForeignEvents {
  findSite: () => Promise<SiteConfig | undefined>;
  events: readonly RawEvent[];
  facts: ReceivedFacts;
  /** Why the client itself says they are no visitor's. */
  refused?: DropReason;
}

/** What became of them: the site's number (0 = none), how many were stored, and the rest. */
export interface Settled {
  siteId: number;
  /** Visitor of the first event that is stored, as a decimal string. */
  visitorId?: string;
  dropped: DroppedEvent[];
}

/** Stores them as our own tracker's. @throws Refusal when trying again later helps */
export async function settleForeign(foreign: ForeignEvents, route: RouteContext): Promise<Settled> {
  const { events, facts } = foreign;
  const judgement = await judged(() => judge(foreign, route), events.length, facts.now, route);
  await settle(judgement, events.length, facts.now, route);
  const { siteId, rows, dropped } = judgement;
  return { siteId, dropped, visitorId: rows[0]?.visitor_id };
}

async function judge(
  { findSite, events, facts, refused }: ForeignEvents,
  { services }: RouteContext,
): Promise<Judgement> {
  const site = await findSite();
  const reason = site ? refused : 'unknown_site';
  if (site && !reason) return await judgeEvents(events, facts, site, services);
  const dropped = events.map(({ seq }) => ({ index: seq, reason: reason ?? 'invalid' }));
  return { siteId: site?.siteId ?? 0, rows: [], dropped, isEarly: false };
}
