import { enrich, eventDate } from '../../../core/enrich.ts';
import type { DropReason, EventRow } from '../../../core/event.ts';
import { memoise } from '../../../core/memo.ts';
import type { Shields } from '../../../core/shield/shields.ts';
import { readUserAgent } from '../../../core/user-agent.ts';
import { shieldsOfSites } from '../../../db/shields.ts';
import { findSites, type Site, type SiteAccess, siteConfig } from '../../../db/sites.ts';
import type { Services } from '../services.ts';
import type { ParsedEvents, Rejection } from './parse-events.ts';
import { findSalts } from './salts.ts';

const MAX_USER_AGENTS = 2000;
// Kept over requests: user agents repeat, and reading one is the dearest step.
const readUserAgentOnce = memoise(readUserAgent, MAX_USER_AGENTS);

/** Rows to store, and rejections with the number of the site they are counted for (0 = none known). */
export interface EnrichedEvents {
  rows: EventRow[];
  rejected: (Rejection & { siteId: number })[];
}

/** Makes rows of the events whose sites `access` covers, by the same rules as beacons. */
export async function enrichEvents(
  services: Pick<Services, 'db' | 'salts' | 'now'>,
  { events, rejected }: ParsedEvents,
  access: SiteAccess,
): Promise<EnrichedEvents> {
  const names = new Set([...events, ...rejected].flatMap(({ site }) => site ?? []));
  const sites = await findSites(services.db, [...names], access);
  const result: EnrichedEvents = {
    rows: [],
    rejected: rejected.map(({ site, ...rejection }) => ({
      ...rejection,
      siteId: sites.get(site ?? '')?.id ?? 0,
    })),
  };
  const configs = memoiseConfigs(
    await shieldsOfSites(
      services.db,
      [...sites.values()].map(({ id }) => id),
    ),
  );
  const placed = events.flatMap((received) => {
    const site = sites.get(received.site);
    if (site) return [{ ...received, site: configs(site) }];
    result.rejected.push({ index: received.index, reason: 'unknown_site', siteId: 0 });
    return [];
  });

  const unnamed = placed.filter(({ event }) => event.visitor === undefined);
  const dates = unnamed.map(({ event, facts, site }) => eventDate(event.time, facts.now, site));
  const salts = await findSalts(services, dates);

  for (const { index, event, facts, site } of placed) {
    const enriched = enrich(event, facts, { site, salts, readUserAgent: readUserAgentOnce });
    if ('row' in enriched) result.rows.push(enriched.row);
    else result.rejected.push({ index, ...explain(enriched.drop), siteId: site.siteId });
  }
  result.rejected.sort((a, b) => a.index - b.index);
  return result;
}

/** The steps that call an event invalid look at its place and its visitor only; its fields were read before. */
function explain(reason: DropReason): Omit<Rejection, 'index'> {
  if (reason !== 'invalid') return { reason };
  return { reason, message: 'url or hostname is malformed, or both visitor and ip are missing.' };
}

function memoiseConfigs(shields: ReadonlyMap<number, Shields>) {
  const configs = new Map<number, ReturnType<typeof siteConfig>>();
  return (site: Site) => {
    const config = configs.get(site.id) ?? siteConfig(site, shields.get(site.id));
    configs.set(site.id, config);
    return config;
  };
}
