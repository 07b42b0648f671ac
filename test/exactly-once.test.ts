import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { EventMessage, EventRow } from '../core/event.ts';
import type { Bridge } from '../local/bridge/bridge.ts';
import { addKey, addSite } from '../local/operator.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { random } from './random.ts';

/*
 * The promise of the pipeline under fire: ClickHouse is killed, slowed, refuses, and loses answers; the consumer dies
 * between insert and acknowledgement; messages come twice and regrouped; clients and servers repeat what they sent.
 * The same traffic goes to a second site with nothing in its way. In the end the two must be equal, number for number.
 */
const BEACONS = 1200;
const EVENTS_PER_BEACON = 10;
const SERVER_BATCHES = 10;
const EVENTS_PER_SERVER_BATCH = 1000;
const SEED = Number(process.env.PHAROS_SEED ?? 20261121);
const INSERT_TIMEOUT_MS = '1500';

let stack: Stack;
let bridge: Bridge;
beforeAll(async () => {
  stack = await startStack({
    crons: false,
    vars: {
      consumer: { INSERT_TIMEOUT_MS },
      api: { INSERT_TIMEOUT_MS },
      cron: { INSERT_TIMEOUT_MS, SEAL_AFTER_MS: '0' },
    },
    // A redelivery comes later than the insert's time limit, as in wrangler.toml; patience outlasts the faults.
    queues: { 'pharos-events': { maxRetries: 100, retryDelay: 2, maxBatchTimeout: 1 } },
  });
  if (!stack.bridge) throw new Error('this test needs the embedded ClickHouse');
  bridge = stack.bridge;
});
afterAll(() => stack.close());

/** One client: an address, a browser, and the pages it sees; the same for both sites. */
interface PlannedBeacon {
  ip: string;
  country: string;
  userAgent: string;
  ids: string[];
  paths: string[];
  referrer: string;
  /** How often the client sends it: retries after an answer that never came. */
  times: number;
}

const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
];
const REFERRERS = [
  '',
  'https://www.google.com/',
  'https://news.ycombinator.com/item?id=1',
  'https://chatgpt.com/',
];

function planBeacons(): PlannedBeacon[] {
  const next = random(SEED);
  return Array.from({ length: BEACONS }, () => ({
    ip: `203.0.${next(4)}.${next(250)}`,
    country: ['DE', 'FR', 'US'][next(3)] ?? 'DE',
    userAgent: USER_AGENTS[next(3)] ?? '',
    ids: Array.from({ length: EVENTS_PER_BEACON }, () => randomUUID()),
    paths: Array.from({ length: EVENTS_PER_BEACON }, () => `/page/${next(20)}`),
    referrer: REFERRERS[next(4)] ?? '',
    times: next(5) === 0 ? 2 : 1,
  }));
}

function planServerEvents(batch: number): object[] {
  const next = random(SEED + batch);
  return Array.from({ length: EVENTS_PER_SERVER_BATCH }, (_, n) => ({
    id: `server-${batch}-${n}`,
    name: next(6) === 0 ? 'Signup' : 'pageview',
    // Ties, local midnights and the hour that Berlin skips.
    timestamp: Date.parse('2026-03-28T20:00:00Z') + next(48 * 60) * 60_000,
    visitor: `customer-${next(300)}`,
    hostname: 'example.com',
    pathname: `/server/${next(10)}`,
    country: ['DE', 'AT'][next(2)],
    interactive: next(3) > 0,
  }));
}

async function sendBeacon(key: string, beacon: PlannedBeacon, path = '/b'): Promise<Response> {
  return await fetch(`${stack.url}${path}`, {
    method: 'POST',
    headers: {
      'cf-connecting-ip': beacon.ip,
      'user-agent': beacon.userAgent,
      'mf-cf-blob': JSON.stringify({ country: beacon.country }),
    },
    body: JSON.stringify({
      k: key,
      e: beacon.ids.map((id, n) => ({
        i: id,
        u: `https://example.com${beacon.paths[n]}`,
        r: beacon.referrer,
      })),
    }),
  });
}

async function sendServerEvents(apiKey: string, site: string, batch: number) {
  for (;;) {
    const response = await fetch(`${stack.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(planServerEvents(batch).map((event) => ({ site, ...event }))),
    });
    if (response.ok) return (await response.json()) as { accepted: number; duplicates: number; rejected: [] };
    // A server that is told to come again comes again.
    expect(response.status, await response.text()).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
  }
}

/** Sends everything; `repeats`: also what clients and servers send again. */
async function sendAll(
  site: { key: string; domain: string },
  apiKey: string,
  plan: PlannedBeacon[],
  repeats: boolean,
) {
  const queue = plan.flatMap((beacon) => Array.from({ length: repeats ? beacon.times : 1 }, () => beacon));
  const client = async () => {
    for (let beacon = queue.shift(); beacon; beacon = queue.shift()) {
      const response = await sendBeacon(site.key, beacon);
      expect(response.status, await response.text()).toBe(202);
    }
  };
  const server = async () => {
    for (let batch = 0; batch < SERVER_BATCHES; batch++) {
      await sendServerEvents(apiKey, site.domain, batch);
      if (repeats) await sendServerEvents(apiKey, site.domain, batch);
    }
  };
  await Promise.all([client(), client(), client(), server()]);
}

/** Messages as ingest would have made them, delivered straight to the consumer, twice and in changing groups. */
async function deliverRegrouped(key: string, plan: readonly PlannedBeacon[]): Promise<void> {
  const consumer = await stack.mf.getWorker('pharos-consumer');
  const messages: EventMessage[] = [];
  for (const beacon of plan) {
    const shown = (await (await sendBeacon(key, beacon, '/b?debug')).json()) as { events: EventRow[] };
    // Ingest did not accept these, so the message brings that count itself.
    const accepted = {
      site_id: shown.events[0]?.site_id ?? 0,
      outcome: 'accepted' as const,
      n: shown.events.length,
    };
    const minute = Math.floor(Date.now() / 60_000) * 60;
    messages.push({
      v: 1,
      id: random64(),
      events: shown.events,
      counts: [{ ...accepted, minute, id: random64() }],
    });
  }
  const deliver = async (group: EventMessage[], attempts: number): Promise<EventMessage[]> => {
    const { ackAll, explicitAcks } = await consumer.queue(
      'pharos-events',
      group.map((body) => ({ id: body.id, timestamp: new Date(), attempts, body })),
    );
    return ackAll ? [] : group.filter(({ id }) => !explicitAcks.includes(id));
  };
  // First in tens; then what failed and every third message again, in sevens, until all are taken.
  let waiting: EventMessage[] = [];
  for (const group of groups(messages, 10)) waiting.push(...(await deliver(group, 1)));
  waiting.push(...messages.filter((_, n) => n % 3 === 0).reverse());
  for (let attempt = 2; waiting.length > 0; attempt++) {
    const now = waiting;
    waiting = [];
    for (const group of groups(now, 7)) waiting.push(...(await deliver(group, attempt)));
  }
}

function* groups<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}

function random64(): string {
  return BigInt.asUintN(64, BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 16)}`)).toString();
}

const INSERT = 'INSERT INTO events';
const FAULTS: (() => Promise<void>)[] = [
  // The answer is lost: the rows are there, nobody knows.
  () => bridge.setFault({ mode: 'fail_after', match: INSERT, times: 4 }),
  // The consumer fails between insert and acknowledgement.
  () => bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO counters', times: 3 }),
  // Slower than the sender's patience, faster than its redelivery.
  () => bridge.setFault({ mode: 'delay', match: INSERT, delayMs: 1800, times: 2 }),
  () => bridge.setFault({ mode: 'fail_before', match: INSERT, times: 4 }),
  async () => {
    await bridge.kill();
    await bridge.restart();
  },
  () => bridge.setFault({ mode: 'refuse', times: 6 }),
  () => bridge.setFault({ mode: 'fail_after', match: INSERT, answer: 'error', times: 4 }),
];

/** Lets one fault after the other loose until `work` is done. */
async function under(faults: typeof FAULTS, work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  let raised = 0;
  while (!isDone) {
    await faults[raised++ % faults.length]?.();
    await Promise.race([ended, expect.poll(allFired, { timeout: 20_000 }).toBe(true)]);
  }
  await ended;
  await bridge.clearFaults();
  return raised;
}

async function allFired(): Promise<boolean> {
  return (await bridge.faults()).every(({ fired, times }) => fired >= (times ?? 0));
}

async function ask(apiKey: string, site: string, query: object): Promise<unknown> {
  const response = await fetch(`${stack.url}/api/v2/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ site_id: site, ...query }),
  });
  const body = await response.text();
  expect(response.status, body).toBe(200);
  return (JSON.parse(body) as { results: unknown }).results;
}

/** Every number the dashboard shows that does not hang on when exactly a beacon was sent. */
async function allNumbers(apiKey: string, site: string): Promise<Record<string, unknown>> {
  const numbers: Record<string, unknown> = {};
  for (const dimension of [undefined, 'event:page', 'visit:country', 'visit:browser', 'visit:device']) {
    const dimensions = dimension ? [dimension] : [];
    const metrics = ['visitors', 'visits', 'pageviews', 'events'];
    numbers[`today ${dimension}`] = await ask(apiKey, site, { date_range: 'day', metrics, dimensions });
  }
  for (const dimension of [
    undefined,
    'time:day',
    'time:hour',
    'event:page',
    'visit:entry_page',
    'visit:exit_page',
    'visit:country',
  ]) {
    const dimensions = dimension ? [dimension] : [];
    const isEntry = dimension?.startsWith('visit:e');
    const metrics = [
      'visitors',
      'visits',
      'bounce_rate',
      'visit_duration',
      ...(isEntry ? [] : ['pageviews']),
    ];
    numbers[`server ${dimension}`] = await ask(apiKey, site, {
      date_range: ['2026-03-28', '2026-03-31'],
      metrics,
      dimensions,
    });
  }
  return numbers;
}

/** A zone where it is about noon, so that no local midnight falls into the test. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

async function counters(): Promise<{ totals: Record<string, number>; balanced: boolean }> {
  const response = await fetch(`${stack.url}/api/operator/counters`, {
    headers: { authorization: `Bearer ${stack.operatorToken}` },
  });
  return (await response.json()) as { totals: Record<string, number>; balanced: boolean };
}

describe('the pipeline', () => {
  it('stores every accepted event exactly once, whatever fails, and shows the numbers of an undisturbed run', async () => {
    const timezone = noonZone();
    const calm = { domain: 'calm.example', ...(await addSite(stack, 'calm.example', timezone)) };
    const storm = { domain: 'storm.example', ...(await addSite(stack, 'storm.example', timezone)) };
    const apiKey = await addKey(stack, ['stats:read', 'events:write']);
    const plan = planBeacons();
    const direct = planBeacons().slice(0, 200);

    await sendAll(calm, apiKey, plan, false);
    await sendAll(calm, apiKey, direct, false);
    await stack.drain();
    const calmNumbers = await allNumbers(apiKey, calm.domain);

    const raised = await under(
      FAULTS,
      sendAll(storm, apiKey, plan, true).then(() => stack.drain()),
    );
    expect(raised).toBeGreaterThan(FAULTS.length);
    const immediate = FAULTS.filter((_, n) => n !== 2);
    await under(immediate, deliverRegrouped(storm.key, direct));
    await stack.drain();

    const perSite = (BEACONS + direct.length) * EVENTS_PER_BEACON + SERVER_BATCHES * EVENTS_PER_SERVER_BATCH;
    const { rows } = await stack.clickhouse.query({
      sql: 'SELECT count() AS stored, uniqExact(site_id, id) AS ids FROM events',
      schema: z.object({ stored: z.coerce.number(), ids: z.coerce.number() }),
    });
    expect(rows).toEqual([{ stored: 2 * perSite, ids: 2 * perSite }]);
    expect(await allNumbers(apiKey, storm.domain)).toEqual(calmNumbers);
    // Whatever was answered with "come again" had its second chance: nothing is dead, nothing unaccounted for.
    await expect.poll(counters, { timeout: 20_000 }).toMatchObject({ balanced: true, totals: { dead: 0 } });

    await stack.runCron('*/5 * * * *');
    const { rows: seals } = await stack.clickhouse.query({
      sql: 'SELECT uniqExact(site_id, date) AS dates FROM seals',
      schema: z.object({ dates: z.coerce.number() }),
    });
    expect(seals[0]?.dates).toBeGreaterThan(0);
    expect(await allNumbers(apiKey, calm.domain)).toEqual(calmNumbers);
    expect(await allNumbers(apiKey, storm.domain)).toEqual(calmNumbers);
  }, 600_000);
});
