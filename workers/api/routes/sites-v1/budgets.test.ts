import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  OTHER_SITE,
  OWN_SITE,
  refusal,
  type SitesWorld,
  startSitesWorld,
} from '../../../../test/sites-world.ts';

let world: SitesWorld;
beforeAll(async () => {
  world = await startSitesWorld();
});
afterAll(() => world.api.stop());

const LCP = { vital: 'lcp', limit: 2500 };
const put = (body: object) => world.ask('PUT', '/budgets', { body: { site_id: OWN_SITE, ...body } });
const list = async (): Promise<Record<string, unknown>[]> => {
  const [, { budgets }] = await world.ask('GET', `/budgets?site_id=${OWN_SITE}`);
  return budgets as Record<string, unknown>[];
};

describe('/api/v1/sites/budgets', () => {
  it('keeps one budget for each vital, route and device, with what was not said filled in', async () => {
    expect(await put(LCP)).toEqual([
      200,
      {
        id: expect.stringMatching(/^\d+$/),
        name: 'LCP of all pages',
        ...{ vital: 'lcp', limit: 2500, max_increase: null, route: null, device: null },
        ...{ min_samples: 100, days: 2, state: 'kept', checked_to: null },
        ...{ broken_days: 0, judged_days: 0, history: [] },
        ...{ webhook_host: null, webhook_secret: null, replaced_webhook_url: null },
      },
    ]);
    await put({ ...LCP, limit: 2000, max_increase: 20 });
    await put({ vital: 'cls', limit: 0.1, route: '/product/*', device: 'Mobile' });
    expect(await list()).toMatchObject([
      { name: 'LCP of all pages', limit: 2000, max_increase: 20 },
      { name: 'CLS of /product/* on Mobile', limit: 0.1 },
    ]);
  });

  it('tells whoever sets a webhook what signs it, and readers no more than its host', async () => {
    const webhook_url = 'https://hook.example/secret-path';
    const [, mine] = await put({ ...LCP, webhook_url });
    expect(mine).toMatchObject({
      webhook_host: 'hook.example',
      webhook_secret: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // Slack's address needs no secret.
    const slack = 'https://hooks.slack.com/services/T/B/x';
    expect(await put({ vital: 'inp', limit: 200, webhook_url: slack })).toMatchObject([
      200,
      { webhook_secret: null },
    ]);
    const all = await list();
    expect(JSON.stringify(all)).not.toContain('secret');
    const inp = all.find(({ vital }) => vital === 'inp');
    expect(await world.ask('DELETE', `/budgets/${inp?.id}?site_id=${OWN_SITE}`)).toEqual([
      200,
      { deleted: true, webhook_url: slack },
    ]);
  });

  it('keeps a webhook of which nothing is said, and takes it away where it is null', async () => {
    const webhook_url = 'https://hook.example/secret-path';
    const rules = { ...LCP, limit: 2000, max_increase: 20 };
    for (const removed of [{ webhook_url: null }, { webhook_url: '' }]) {
      await put({ ...rules, webhook_url });
      expect(await put(rules)).toMatchObject([
        200,
        { webhook_host: 'hook.example', replaced_webhook_url: null },
      ]);
      expect(await put({ ...rules, ...removed })).toMatchObject([
        200,
        { webhook_host: null, replaced_webhook_url: webhook_url },
      ]);
      expect(await put(rules)).toMatchObject([200, { webhook_host: null, replaced_webhook_url: null }]);
    }
  });

  it('tells builds whether all are kept, and how those went that are not', async () => {
    const check = () => world.ask('GET', `/budgets/check?site_id=${OWN_SITE}`);
    expect(await check()).toEqual([200, { passed: true, broken: [] }]);
    const [one] = await list();
    const date = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const { db } = world.api;
    await db.batch([
      db.prepare(`UPDATE budgets SET state = 'broken', checked_to = ? WHERE id = ?`).bind(date, one?.id),
      db
        .prepare(
          `INSERT INTO budget_days (budget_id, site_id, date, value, samples, verdict)
            SELECT id, site_id, ?, 3100, 400, 'over' FROM budgets WHERE id = ?`,
        )
        .bind(date, one?.id),
    ]);
    const last = { date, value: 3100, samples: 400, verdict: 'over' };
    const broken = [{ id: one?.id, name: 'LCP of all pages', limit: 2000, last }];
    expect(await check()).toEqual([200, { passed: false, broken }]);
    expect(await list()).toMatchObject([{ broken_days: 1, judged_days: 1, history: [last] }, {}]);
    // The same rules are no new judgement, whatever is said of the webhook, and news is not told to another address.
    await db.prepare(`UPDATE budgets SET untold = '{}', untold_since = 1 WHERE id = ?`).bind(one?.id).run();
    const untold = () => db.prepare('SELECT untold FROM budgets WHERE id = ?').bind(one?.id).first('untold');
    const same = { ...LCP, limit: 2000, max_increase: 20 };
    await put(same);
    expect([await check(), await untold()]).toEqual([[200, { passed: false, broken }], '{}']);
    await put({ ...same, webhook_url: null });
    expect([await check(), await untold()]).toEqual([[200, { passed: false, broken }], null]);
    // New bounds are a new judgement.
    for (const rules of [{ max_increase: null }, { days: 3 }, { min_samples: 50 }, { limit: 2500 }]) {
      await put(same);
      await db.prepare(`UPDATE budgets SET state = 'broken' WHERE id = ?`).bind(one?.id).run();
      await put({ ...same, ...rules });
      expect(await check()).toEqual([200, { passed: true, broken: [] }]);
    }
  });

  it('forgets a budget with its days, of the own site only', async () => {
    const [one] = await list();
    const foreign = `/budgets/${one?.id}?site_id=${OTHER_SITE}`;
    expect(await world.ask('DELETE', foreign, { headers: world.other })).toMatchObject(
      refusal(404, 'not_found'),
    );
    const own = `/budgets/${one?.id}?site_id=${OWN_SITE}`;
    expect(await world.ask('DELETE', own)).toEqual([200, { deleted: true, webhook_url: null }]);
    expect(await world.ask('DELETE', own)).toMatchObject(refusal(404, 'not_found'));
    const days = await world.api.db.prepare('SELECT count(*) AS n FROM budget_days').first();
    expect(days).toEqual({ n: 0 });
  });

  it.each([
    { vital: 'fid', limit: 1 },
    { vital: 'lcp', limit: 0 },
    { vital: 'cls', limit: 2500 },
    { ...LCP, min_samples: 3 },
    { ...LCP, device: 'Fridge' },
    { ...LCP, days: 0 },
    { ...LCP, webhook_url: 'http://hook.example/x' },
    { ...LCP, webhook_url: 'https://u:p@hook.example/x' },
    { ...LCP, webhook_url: 'https://hook.example:8443/x' },
  ])('refuses %j', async (body) => {
    expect(await put(body)).toMatchObject(refusal(400, 'invalid_request'));
  });
});
