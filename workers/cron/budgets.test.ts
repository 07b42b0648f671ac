import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { insertEvents } from '../../clickhouse/insert-events.ts';
import { webhookPurpose } from '../../core/budgets/webhook-request.ts';
import { addDays } from '../../core/zoned-time.ts';
import { LOCAL_DATA_KEY } from '../../local/data-key.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { anEvent } from '../../test/factories.ts';
import { startFakeDns } from '../../test/fake-dns.ts';
import { startFakeReceiver } from '../../test/fake-receiver.ts';
import { openVault } from '../../vault/vault.ts';

const HOURLY = '17 * * * *';
const DAY_MS = 86_400_000;
const KATHMANDU = 'Asia/Kathmandu';
/** 06:05 in Kathmandu, where the 14th has just been over for six hours. */
const NOW = Date.parse('2026-11-15T00:20:00Z');

let clock = NOW;
let dns: Awaited<ReturnType<typeof startFakeDns>>;
let receiver: Awaited<ReturnType<typeof startFakeReceiver>>;
let stack: Stack;
let db: D1Database;
let siteId: number;
beforeAll(async () => {
  dns = await startFakeDns({
    'intern.example': ['10.0.0.5'],
    'half.example': ['93.184.216.34', '127.0.0.1'],
  });
  receiver = await startFakeReceiver(() => clock);
  stack = await startStack({
    crons: false,
    vars: { cron: { DNS_URL: dns.url } },
    log: (line) => lines.push(line),
  });
  db = (await stack.mf.getD1Database('DB', 'pharos-cron')) as unknown as D1Database;
  await operator('users', { email: 'owner@example.com' });
  await operator('sites', { domain: 'shop.example', timezone: KATHMANDU });
  const site = await db.prepare(`SELECT id FROM sites WHERE domain = 'shop.example'`).first<{ id: number }>();
  siteId = site?.id ?? 0;
  const noKeys = {} as unknown as R2Bucket;
  receiver.secret = openVault(noKeys, LOCAL_DATA_KEY).secretFor(webhookPurpose(siteId));
});
afterAll(async () => {
  await stack.close();
  receiver.stop();
  dns.stop();
});

/** What the Workers have logged. */
const lines: string[] = [];

function runAt(now: number): Promise<void> {
  clock = now;
  return stack.runCron(HOURLY, now);
}

async function operator(path: string, body: object): Promise<void> {
  const response = await fetch(`${stack.url}/api/operator/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.operatorToken}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}

async function setBudget(budget: Record<string, string | number | null>): Promise<void> {
  const all = { site_id: siteId, vital: 'lcp', min_samples: 12, days: 2, created_at: 0, ...budget };
  const names = Object.keys(all);
  const sql = `INSERT INTO budgets (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  await db
    .prepare(sql)
    .bind(...Object.values(all))
    .run();
}

let views = 0;

/** Twenty visits on a date, at noon of Kathmandu, whose pages took so long. */
async function visitsOn(date: string, lcp_ms: number, pathname = '/'): Promise<void> {
  const time = Date.parse(`${date}T06:15:00Z`);
  const events = Array.from({ length: 20 }, () => {
    const of = { site_id: siteId, date, visitor_id: String(++views), pathname, device: 'Desktop' };
    const told = {
      kind: 'engagement',
      name: 'engagement',
      view_id: views,
      navigation: 'navigate',
      lcp_ms,
    } as const;
    return [
      anEvent({ ...of, time, id: `${views}1` }),
      anEvent({ ...of, time: time + 1000, id: `${views}2`, ...told }),
    ];
  });
  const options = { insertTimeoutMs: 8000, now: Date.now() };
  await insertEvents(stack.clickhouse, [{ message: String(views), events: events.flat() }], options);
}

async function daysOf(
  vital: string,
  route = '',
): Promise<{ date: string; value: number | null; verdict: string }[]> {
  const { results } = await db
    .prepare(
      `SELECT date, value, verdict FROM budget_days JOIN budgets ON budgets.id = budget_id
        WHERE vital = ? AND route = ? ORDER BY date`,
    )
    .bind(vital, route)
    .all();
  const schema = z.object({ date: z.string(), value: z.number().nullable(), verdict: z.string() });
  return z.array(schema).parse(results);
}

const mails = () => stack.postmark.mails.filter(({ Tag }) => Tag === 'budget');

describe('checkBudgets', () => {
  it("judges the past of a new budget by the site's own dates, and tells nobody of it", async () => {
    await setBudget({ bound: 2000 });
    await setBudget({ bound: 3000, route: '/product/*', max_increase: 50 });
    for (const [date, ms] of [
      ['2026-11-12', 1500],
      ['2026-11-13', 2500],
      ['2026-11-14', 2500],
    ] as const) {
      await visitsOn(date, ms);
    }
    await visitsOn('2026-11-12', 1000, '/product/1');
    await visitsOn('2026-11-13', 1000, '/product/22');
    await visitsOn('2026-11-14', 1600, '/product/333');
    await stack.runCron(HOURLY, NOW);
    const days = await daysOf('lcp');
    expect(days).toHaveLength(28);
    expect(days[0]).toEqual({ date: '2026-10-18', value: null, verdict: 'unknown' });
    expect(days.slice(-3)).toEqual([
      { date: '2026-11-12', value: 1500, verdict: 'kept' },
      { date: '2026-11-13', value: 2500, verdict: 'over' },
      { date: '2026-11-14', value: 2500, verdict: 'over' },
    ]);
    expect((await daysOf('lcp', '/product/*')).slice(-2)).toEqual([
      { date: '2026-11-13', value: 1000, verdict: 'kept' },
      { date: '2026-11-14', value: 1600, verdict: 'grown' },
    ]);
    const states = await db.prepare('SELECT state, against, checked_to FROM budgets ORDER BY id').all();
    expect(states.results).toEqual([
      { state: 'broken', against: 0, checked_to: '2026-11-14' },
      { state: 'kept', against: 1, checked_to: '2026-11-14' },
    ]);
    expect(mails()).toEqual([]);
  });

  it('tells who may change the site once it is kept again, and once it is broken, once each', async () => {
    let date = '2026-11-15';
    const lcpOfDays = [1950, 1800, 1800, 2600, 2600];
    const told: number[] = [];
    for (const [index, ms] of lcpOfDays.entries()) {
      await visitsOn(date, ms);
      const now = NOW + (index + 1) * DAY_MS;
      await runAt(now);
      await runAt(now + 3_600_000);
      told.push(mails().length);
      date = addDays(date, 1);
    }
    expect(told).toEqual([0, 0, 1, 1, 2]);
    const [kept, broken] = mails();
    expect(kept).toMatchObject({
      To: 'owner@example.com',
      Subject: expect.stringContaining('is kept again'),
    });
    expect(kept?.TextBody).toContain('last of them 2026-11-17');
    expect(broken?.Subject).toContain('was broken');
    expect(broken?.TextBody).toMatch(/p75 of the last day: 2\.6 s/);
    expect(broken?.TextBody).toContain('/sites/shop.example/performance?vital=lcp');
  });
});

describe('tellWebhooks', () => {
  /** A budget that has just been broken, at `now`. */
  async function breakAt(now: number, webhook_url: string): Promise<void> {
    const date = new Date(now).toISOString().slice(0, 10);
    await db.prepare('DELETE FROM budget_days').run();
    await db.prepare('DELETE FROM budgets').run();
    const yesterday = addDays(date, -2);
    await setBudget({
      bound: 2000,
      days: 1,
      device: 'Desktop',
      route: '/',
      checked_to: yesterday,
      webhook_url,
    });
    await visitsOn(addDays(date, -1), 2600);
    await runAt(now);
  }
  const untold = () => db.prepare('SELECT untold FROM budgets').first('untold');
  const later = (days: number) => NOW + days * DAY_MS;

  it('posts the news, signed, again until it was taken, and then no more', async () => {
    // A redirect is not followed: nobody has looked at where it leads.
    receiver.faults.push({ status: 503 }, { status: 307, location: receiver.url });
    await breakAt(later(10), receiver.url);
    expect(await untold()).toEqual(expect.any(String));
    for (const hour of [1, 2, 3]) await runAt(later(10) + hour * 3_600_000);
    expect(receiver.refused).toEqual([]);
    expect(receiver.messages).toEqual([
      {
        text: expect.stringContaining('was broken: LCP of / on Desktop, shop.example'),
        ...{
          id: expect.stringMatching(/^\d+-broken-2026-11-24$/),
          event: 'budget.broken',
          site: 'shop.example',
        },
        ...{ name: 'LCP of / on Desktop', vital: 'lcp', route: '/', device: 'Desktop', limit: 2000 },
        ...{ value: 2600, samples: 20, date: '2026-11-24', days: 1 },
        url: `${stack.url}/sites/shop.example/performance?vital=lcp&filter=is%3Aroute%3A%2F&filter=is%3Adevice%3ADesktop`,
      },
    ]);
    expect(await untold()).toBeNull();
    expect(lines.filter((line) => line.includes('webhook failed'))).toHaveLength(2);
  });

  it('gives up after a day', async () => {
    receiver.faults.push({ status: 500 }, { status: 500 });
    await breakAt(later(20), receiver.url);
    await runAt(later(21));
    expect(await untold()).toBeNull();
    expect(receiver.faults).toEqual([]);
    expect(lines.findLast((line) => line.includes('webhook given up'))).toContain('status_500');
  });

  it('calls nothing but public addresses, by https', async () => {
    for (const [index, [url, fault]] of [
      ['https://intern.example/x', 'address_not_public'],
      ['https://half.example/x', 'address_not_public'],
      ['https://127.0.0.2/x', 'address_not_public'],
      ['https://nowhere.example/x', 'host_not_found'],
      ['http://half.example/x', 'not_https'],
    ].entries()) {
      await breakAt(later(30 + index), url ?? '');
      const line = lines.findLast((one) => one.includes('webhook failed'));
      expect(line).toContain(fault);
      expect(line).not.toContain('/x');
    }
  });
});
