import type { Beacon } from '../../core/beacon.ts';
import { enrich, eventDate, type RawEvent, type RequestFacts } from '../../core/enrich.ts';
import type { DropReason, EventRow } from '../../core/event.ts';
import { isOverEverywhere } from '../../core/salt-dates.ts';
import type { SiteConfig } from '../../core/site.ts';
import { randomName } from './random.ts';
import type { Services } from './services.ts';

/** An event that is not stored, and why. */
export interface DroppedEvent {
  index: number;
  reason: DropReason;
  /** For `invalid`: what is wrong with it. */
  message?: string;
}

/** What becomes of a beacon's events. */
export interface Judgement {
  /** 0 = no site has the key. */
  siteId: number;
  rows: EventRow[];
  dropped: DroppedEvent[];
  /** The salt of a date that is not over is missing: trying again later helps. */
  isEarly: boolean;
}

const NO_SALTS: ReadonlyMap<string, string> = new Map();

/** Decides for each event whether it is stored and as what. Throws when site or salts cannot be read. */
export async function judgeBeacon(
  beacon: Beacon,
  facts: RequestFacts,
  services: Pick<Services, 'sites' | 'salts' | 'readUserAgent'>,
): Promise<Judgement> {
  const site = await services.sites.find(beacon.siteKey);
  if (!site) {
    const indexes = [...beacon.events, ...beacon.malformed].map(({ index }) => index);
    const dropped = indexes.map((index) => ({ index, reason: 'unknown_site' as const }));
    return { siteId: 0, rows: [], dropped, isEarly: false };
  }
  const judgement = await judgeEvents(rawEvents(beacon, facts.now), facts, site, services);
  for (const { index, sentence } of beacon.malformed) {
    judgement.dropped.push({ index, reason: 'invalid', message: sentence });
  }
  judgement.dropped.sort((a, b) => a.index - b.index);
  return judgement;
}

/** The same for events of a site, however they were sent; `seq` is their index. */
export async function judgeEvents(
  events: readonly RawEvent[],
  facts: RequestFacts,
  site: SiteConfig,
  services: Pick<Services, 'salts' | 'readUserAgent'>,
): Promise<Judgement> {
  // The hash of a given id takes the site's secret and no salt.
  const unnamed = events.filter(({ visitor }) => visitor === undefined);
  const salts = unnamed.length > 0 ? await findSalts(unnamed, facts.now, site, services) : NO_SALTS;
  const judgement: Judgement = { siteId: site.siteId, rows: [], dropped: [], isEarly: false };
  for (const event of events) {
    const enriched = enrich(event, facts, { site, salts, readUserAgent: services.readUserAgent });
    if ('row' in enriched) judgement.rows.push(enriched.row);
    else judgement.dropped.push({ index: event.seq, reason: enriched.drop });
    const isMissing = 'drop' in enriched && enriched.drop === 'no_salt';
    if (isMissing && !isOverEverywhere(eventDate(event.time, facts.now, site), facts.now))
      judgement.isEarly = true;
  }
  return judgement;
}

function rawEvents(beacon: Beacon, now: number): RawEvent[] {
  return beacon.events.map((event) => ({
    id: event.id ?? randomName(),
    name: event.name,
    time: now - event.ageMs,
    seq: event.index,
    url: event.url,
    referrer: event.referrer,
    visitor: beacon.visitor,
    interactive: event.interactive,
    engagedMs: event.engagedMs,
    scrollDepth: event.scrollDepth,
    props: event.props,
    revenue: event.revenue,
    measures: event.measures,
    given: { screen: beacon.screen, language: beacon.language },
  }));
}

async function findSalts(
  events: readonly RawEvent[],
  now: number,
  site: SiteConfig,
  { salts }: Pick<Services, 'salts'>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const date of new Set(events.map(({ time }) => eventDate(time, now, site)))) {
    const salt = await salts.find(date);
    if (salt !== undefined) found.set(date, salt);
  }
  return found;
}
