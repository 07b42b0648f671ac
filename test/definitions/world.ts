import { join } from 'node:path';
import { expect } from 'vitest';
import type { ClickHouse } from '../../clickhouse/client.ts';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';
import { startApiWithClickHouse } from '../api-stack.ts';

/** When questions are asked unless a test says otherwise. */
export const NOW = Date.parse('2026-01-16T12:00:00Z');
/** The day they are about. */
export const DAY = '2026-01-15';

export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

/** An event of the events API. `by` is the number of an anonymous visitor, who has an address of their own. */
export type SentEvent = { by?: number } & Record<string, unknown>;
/** A UTC time of DAY or an ISO instant, and what differs from a pageview of `/` by visitor 1. */
export type Told = readonly [at: string, event?: SentEvent];

export interface ToldSite {
  domain: string;
  timezone: string;
}

type Body = Record<string, unknown>;

/** An api Worker and its engine: sites are told what happened on them, and asked what it comes to. */
class DefinitionsWorld {
  private sites = 0;
  private started: { api: Awaited<ReturnType<typeof startApiWithClickHouse>>; key: string } | undefined;

  async start(): Promise<void> {
    const api = await startApiWithClickHouse({ entry: join(import.meta.dirname, 'clocked-api.ts') });
    const scopes = ['events:write', 'stats:read', 'sites:read', 'sites:write'];
    this.started = { api, key: await api.addKey({ scopes }) };
  }

  async stop(): Promise<void> {
    await this.started?.api.stop();
  }

  /** What no API can bring about: rates of currencies, and dates that were sealed. */
  get clickhouse(): ClickHouse {
    return this.running.api.clickhouse;
  }

  /** The site's number in ClickHouse. */
  async numberOf({ domain }: ToldSite): Promise<number> {
    const statement = this.running.api.db.prepare('SELECT id FROM sites WHERE domain = ?').bind(domain);
    const id = await statement.first<number>('id');
    if (id === null) throw new Error(`there is no site ${domain}`);
    return id;
  }

  /** A site on which something happened, with goals as the Sites API takes them. */
  async siteOf(
    events: readonly Told[],
    { timezone = 'UTC', goals = [] }: { timezone?: string; goals?: readonly Body[] } = {},
  ): Promise<ToldSite> {
    const site = { domain: `site-${++this.sites}.example`, timezone };
    await this.running.api.addSite(site.domain, timezone);
    for (const goal of goals) await this.save('PUT', '/api/v1/sites/goals', site, goal);
    await this.tell(site, events);
    return site;
  }

  /** Sends events in one request, all of which must be stored. */
  async tell(site: ToldSite, events: readonly Told[]): Promise<void> {
    if (events.length === 0) return;
    const body = events.map(([at, event]) => sentEvent(site, at, event));
    const response = await this.request('POST', '/api/v1/events', body);
    expect(await response.json()).toEqual({ accepted: events.length, duplicates: 0, rejected: [] });
  }

  /** Saves something of a site; returns what the API made of it. */
  async save(method: 'PUT' | 'POST', path: string, site: ToldSite, body: Body): Promise<Body> {
    const response = await this.request(method, path, { site_id: site.domain, ...body });
    const saved = (await response.json()) as Body;
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(saved)}`);
    return saved;
  }

  /** The answer to a question about DAY, asked at `now`. */
  async ask(site: ToldSite, body: Body, now = NOW): Promise<QueryResponse> {
    const response = await this.question(site, body, now);
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer as QueryResponse;
  }

  /** Status and body of a question that is refused. */
  async refusal(site: ToldSite, body: Body): Promise<[number, { code: string; error: string }]> {
    const response = await this.question(site, body, NOW);
    return [response.status, (await response.json()) as { code: string; error: string }];
  }

  /** Each row's dimensions and metrics, one after the other. */
  async rowsOf(site: ToldSite, body: Body, now = NOW) {
    const { results } = await this.ask(site, body, now);
    return results.map(({ dimensions, metrics }) => [...dimensions, ...metrics]);
  }

  /** Visitors of the last five minutes, by the real clock. */
  async visitorsNow(site: ToldSite): Promise<unknown> {
    return await (await this.request('GET', `/api/v1/stats/realtime/visitors?site_id=${site.domain}`)).json();
  }

  private get running() {
    if (!this.started) throw new Error('start() comes first');
    return this.started;
  }

  private question(site: ToldSite, body: Body, now: number): Promise<Response> {
    const whole = { site_id: site.domain, metrics: ['visits'], date_range: [DAY, DAY], ...body };
    return this.request('POST', '/api/v2/query', whole, { 'x-clock': String(now) });
  }

  private request(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
    const { api, key } = this.running;
    return api.request(path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** The world of all chapters; definitions.test.ts starts and stops it. */
export const world = new DefinitionsWorld();

function sentEvent(site: ToldSite, at: string, { by = 1, ...event }: SentEvent = {}): Body {
  const who = 'visitor' in event ? {} : { ip: `10.0.${by >> 8}.${by & 255}`, user_agent: CHROME };
  const where = 'url' in event ? {} : { hostname: site.domain, pathname: '/' };
  const timestamp = at.includes('T') ? at : `${DAY}T${at}Z`;
  return { site: site.domain, timestamp, ...who, ...where, ...event };
}
