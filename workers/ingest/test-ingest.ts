import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare, type RequestInit, type Response } from 'miniflare';
import type { EventMessage, EventRow, Outcome } from '../../core/event.ts';
import { liveDates, saltKey } from '../../core/salt-dates.ts';
import { type SiteConfig, siteConfigKey, siteDomainKey } from '../../core/site.ts';
import { workerOptions } from '../../local/worker-options.ts';
import { writeTracker } from '../../tracker/build.ts';
import type { LimitObject } from './limit-object.ts';

const ROOT = join(import.meta.dirname, '../..');
const INGEST = 'pharos-ingest';

/** Takes what the queue delivers and hands it to the test. */
const COLLECTOR = `
  const messages = [];
  export default {
    queue(batch) { for (const { body } of batch.messages) messages.push(body); },
    fetch() { return Response.json(messages); },
  };`;

export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** A site as KV holds it; override what the test is about. */
export function aSite(site: Partial<SiteConfig> = {}): SiteConfig {
  return {
    siteId: 7,
    publicId: 'site_7',
    key: 'key7',
    domain: 'example.com',
    timezone: 'Asia/Kathmandu',
    hostnames: [],
    visitorSecret: 'ab'.repeat(32),
    dropDatacentre: false,
    blocked: false,
    ...site,
  };
}

export interface TestIngest {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a beacon as a browser would. */
  post(beacon: unknown, init?: RequestInit): Promise<Response>;
  setSite(site: SiteConfig): Promise<void>;
  refuseMessages(refuses: boolean): Promise<void>;
  /** All messages that have come out of the queue. */
  messages(): Promise<EventMessage[]>;
  rows(): Promise<EventRow[]>;
  /** Sum of a site's counts of one outcome, each id once. */
  count(siteId: number, outcome: Outcome): Promise<number>;
  limits(): Promise<DurableObjectNamespace<LimitObject>>;
  stop(): Promise<void>;
}

/** The Worker of wrangler.toml's environment `ingest` in the real runtime, with a queue that ends in the test. */
export async function startTestIngest({
  vars = {},
  hasSalts = true,
  persist,
}: {
  vars?: Record<string, string>;
  hasSalts?: boolean;
  persist?: string;
} = {}): Promise<TestIngest> {
  await writeTracker();
  const entry = join(import.meta.dirname, 'test-worker.ts');
  const ingest = await workerOptions(ROOT, 'ingest', { entry, vars });
  const collector = {
    name: 'collector',
    modules: true as const,
    script: COLLECTOR,
    queueConsumers: { 'pharos-events': { maxBatchSize: 100, maxBatchTimeout: 0 } },
  };
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: persist,
      workers: [ingest, collector],
    }),
  );
  await miniflare.ready;
  const sites = await miniflare.getKVNamespace('SITES', INGEST);
  if (hasSalts) {
    const salts = await miniflare.getKVNamespace('SALTS', INGEST);
    for (const date of liveDates(Date.now())) await salts.put(saltKey(date), 'cd'.repeat(32));
  }

  const test: TestIngest = {
    fetch: (path, init) => miniflare.dispatchFetch(`https://in.pharos.test${path}`, init),
    post(beacon, init = {}) {
      const headers = {
        'content-type': 'text/plain;charset=UTF-8',
        'user-agent': CHROME,
        'cf-connecting-ip': '203.0.113.9',
        ...(init.headers as Record<string, string> | undefined),
      };
      const body = typeof beacon === 'string' ? beacon : JSON.stringify(beacon);
      return test.fetch('/b', { method: 'POST', body, ...init, headers });
    },
    async setSite(site) {
      await sites.put(siteConfigKey(site.key), JSON.stringify(site));
      await sites.put(siteDomainKey(site.domain), site.key);
    },
    async refuseMessages(refuses) {
      await test.fetch(`/test/queue?refuses=${refuses ? 1 : 0}`, { method: 'POST' });
    },
    async messages() {
      const worker = await miniflare.getWorker('collector');
      return (await (await worker.fetch('https://collector/')).json()) as EventMessage[];
    },
    rows: async () => (await test.messages()).flatMap(({ events }) => events),
    async count(siteId, outcome) {
      const all = (await test.messages()).flatMap(({ counts = [] }) => counts);
      const byId = new Map(all.map((count) => [count.id, count]));
      const wanted = [...byId.values()].filter((c) => c.site_id === siteId && c.outcome === outcome);
      return wanted.reduce((sum, { n }) => sum + n, 0);
    },
    limits: async () =>
      (await miniflare.getDurableObjectNamespace(
        'LIMITS',
        INGEST,
      )) as unknown as DurableObjectNamespace<LimitObject>,
    stop: () => miniflare.dispose(),
  };
  await test.setSite(aSite());
  return test;
}

/** A beacon of one pageview; override what the test is about. */
export function aBeacon(event: Record<string, unknown> = {}, beacon: Record<string, unknown> = {}) {
  return {
    k: 'key7',
    w: '1920x1080',
    l: 'en-GB',
    e: [{ i: 'event-1', n: 'pageview', u: 'https://example.com/', ...event }],
    ...beacon,
  };
}
