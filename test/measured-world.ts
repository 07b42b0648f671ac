import type { QueryResponse } from '../clickhouse/query/answer.ts';
import { runQuery } from '../clickhouse/query/run-query.ts';
import { seal } from '../clickhouse/seal.ts';
import type { EventRow } from '../core/event.ts';
import { parseQuery } from '../core/query/parse-query.ts';
import type { QuerySite } from '../core/query/query.ts';
import type { TestClickHouse } from './clickhouse.ts';
import { anEvent } from './factories.ts';

export const NOW = Date.parse('2026-01-16T12:00:00Z');
export const DAY = '2026-01-15';
export const custom = { kind: 'custom', name: 'Signup' };

export type AskedSite = QuerySite & { siteId: number };

let views = 0;

/** What a page view measured, told a minute after ten; a view of its own unless it is given a number. */
export function view(measures: Partial<EventRow>, at = '10:01:00'): [string, Partial<EventRow>] {
  views += 1;
  return [
    at,
    { kind: 'engagement', name: 'engagement', view_id: views, navigation: 'navigate', ...measures },
  ];
}

/** Seals DAY of a site with what has arrived by now. */
export async function sealDay({ clickhouse }: TestClickHouse, { siteId }: AskedSite): Promise<void> {
  const gen = String((Date.now() + 1) * 1000);
  await seal(clickhouse, gen, [{ siteId, date: DAY, base: '0' }]);
}

/** Sites of one engine, told rows and asked through runQuery alone; test/definitions goes through the API. */
export class MeasuredWorld {
  private sites = 100;
  private ids = 0;
  private readonly engine: TestClickHouse;

  constructor(engine: TestClickHouse) {
    this.engine = engine;
  }

  /** A site with events, each at a UTC time of DAY (or an ISO instant) and with what differs from a pageview of `/`. */
  async siteOf(
    events: [at: string, event: Parameters<typeof anEvent>[0] | object][],
    timezone = 'UTC',
  ): Promise<AskedSite> {
    const site = { siteId: ++this.sites, domain: 'example.com', timezone };
    if (events.length > 0) await this.insert(site.siteId, events);
    return site;
  }

  /** What arrives after DAY of the site was sealed. */
  async addLate(
    { siteId }: AskedSite,
    events: [at: string, event: Parameters<typeof anEvent>[0] | object][],
  ): Promise<void> {
    await this.insert(siteId, events);
    await this.engine.clickhouse.insert({ table: 'touched', rows: [{ site_id: siteId, date: DAY }] });
  }

  private async insert(
    siteId: number,
    events: [at: string, event: Parameters<typeof anEvent>[0] | object][],
  ): Promise<void> {
    const rows = events.map(([at, event]) => {
      const iso = at.includes('T') ? at : `${DAY}T${at}Z`;
      const row = anEvent({ id: String(++this.ids), site_id: siteId, ...event });
      return { ...row, time: iso.replace('T', ' ').replace('Z', '') };
    });
    await this.engine.clickhouse.insert({ table: 'events', rows });
  }

  async ask(site: AskedSite, body: Record<string, unknown>, now = NOW): Promise<QueryResponse> {
    const whole = { site_id: 'example.com', metrics: ['visits'], date_range: [DAY, DAY], ...body };
    const query = parseQuery(whole, site);
    if (!query.ok) throw new Error(query.error.message);
    return await runQuery(this.engine.clickhouse, site, query.value, now);
  }

  /** Each row's dimensions and metrics, one after the other. */
  async rowsOf(site: AskedSite, body: Record<string, unknown>, now = NOW) {
    const { results } = await this.ask(site, body, now);
    return results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
  }
}
