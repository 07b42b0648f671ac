import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, localDate, startOfDate } from '../../../core/zoned-time.ts';
import { startApiWithClickHouse } from '../../../test/api-stack.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
let key: string;
beforeAll(async () => {
  api = await startApiWithClickHouse({ vars: { INSERT_TIMEOUT_MS: '400' } });
  key = await api.addKey({ scopes: ['sites:read', 'sites:write', 'stats:read', 'events:write'] });
});
afterAll(() => api.stop());

async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await api.request(path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

const HOUR_MS = 3_600_000;
/** Noon of ten days ago, in UTC: everything around it is over everywhere. */
const NOON = Math.floor(Date.now() / 86_400_000 - 10) * 86_400_000 + 12 * HOUR_MS;

/** A site that took New York's time when a date began in Berlin; the API itself moves sites in the future only. */
async function movedSite(domain: string): Promise<{ until: number; siteId: number }> {
  await api.addSite(domain, 'America/New_York');
  const until = startOfDate(addDays(localDate(NOON, 'Europe/Berlin'), 1), 'Europe/Berlin');
  const row = await api.db
    .prepare('UPDATE sites SET former_zones = ? WHERE domain = ? RETURNING id')
    .bind(JSON.stringify([{ timezone: 'Europe/Berlin', until }]), domain)
    .first<{ id: number }>();
  return { until, siteId: row?.id ?? 0 };
}

const pageview = (site: string, id: string, visitor: string, at: number) => ({
  site,
  id,
  visitor,
  timestamp: new Date(at).toISOString(),
  url: `https://${site}/${id}`,
});

describe('PUT /api/v1/sites/:site_id with a timezone', () => {
  it('starts at the next midnight of the old zone, and tells ingest beforehand', async () => {
    const { key: siteKey } = await api.addSite('moves.example', 'Europe/Berlin');
    const answer = await ask('PUT', '/api/v1/sites/moves.example', { timezone: 'america/new_york' });
    const startsAt = Date.parse(String(answer.timezone_starts_at));
    expect(answer).toMatchObject({ status: 200, domain: 'moves.example', timezone: 'America/New_York' });
    expect(startsAt).toBe(startOfDate(localDate(startsAt, 'Europe/Berlin'), 'Europe/Berlin'));
    expect(startsAt).toBeGreaterThan(Date.now() + 110_000);
    expect(startsAt).toBeLessThanOrEqual(Date.now() + 25.1 * HOUR_MS);
    expect(await api.sites.get(`key:${siteKey}`, 'json')).toMatchObject({
      timezone: 'America/New_York',
      formerZones: [{ timezone: 'Europe/Berlin', until: startsAt }],
    });
    // Taken back, it never was.
    const back = await ask('PUT', '/api/v1/sites/moves.example', { timezone: 'Europe/Berlin' });
    expect(back).not.toHaveProperty('timezone_starts_at');
    expect(await api.sites.get(`key:${siteKey}`, 'json')).not.toHaveProperty('formerZones');
  });

  it.each([{}, { timezone: 'Mars/Olympus' }])('refuses %j', async (body) => {
    await api.addSite('stays.example');
    expect(await ask('PUT', '/api/v1/sites/stays.example', body)).toMatchObject({ code: 'invalid_request' });
    await ask('DELETE', '/api/v1/sites/stays.example');
  });
});

describe('a site that has moved', () => {
  it('gives every event the date of the zone in force, and answers the same once it is sealed', async () => {
    const { until, siteId } = await movedSite('moved.example');
    const dayBefore = localDate(until - 1, 'Europe/Berlin');
    const events = [
      // One visit over the change, which repeats the evening: 23:50 in Berlin, then 18:05 in New York, the same date.
      pageview('moved.example', 'a', 'ann', until - 10 * 60_000),
      pageview('moved.example', 'b', 'ann', until + 5 * 60_000),
      // Another on the next date, which begins at New York's midnight.
      pageview('moved.example', 'c', 'bob', until + 6 * HOUR_MS - 1),
      pageview('moved.example', 'd', 'bob', until + 6 * HOUR_MS),
    ];
    expect(await ask('POST', '/api/v1/events', events)).toMatchObject({ accepted: 4 });

    const question = { site_id: 'moved.example', metrics: ['visits', 'pageviews'] };
    const days = { ...question, date_range: [dayBefore, addDays(dayBefore, 1)], dimensions: ['time:day'] };
    const hours = { ...question, date_range: [dayBefore, dayBefore], dimensions: ['time:hour'] };
    const check = async () => {
      expect((await ask('POST', '/api/v2/query', days)).results).toEqual([
        { dimensions: [dayBefore], metrics: [2, 3] },
        { dimensions: [addDays(dayBefore, 1)], metrics: [1, 1] },
      ]);
      expect((await ask('POST', '/api/v2/query', hours)).results).toEqual([
        { dimensions: [`${dayBefore} 18:00:00`], metrics: [1, 1] },
        { dimensions: [`${dayBefore} 23:00:00`], metrics: [2, 2] },
      ]);
    };
    await check();
    const sealed = async () => {
      await api.operator('POST', '/backfill', { site: 'moved.example' });
      const { rows } = await api.clickhouse.query({
        sql: 'SELECT count() AS n FROM seals WHERE site_id = {site:UInt32}',
        params: { site: siteId },
        schema: z.object({ n: z.coerce.number() }),
      });
      return rows[0]?.n;
    };
    await expect.poll(sealed, { timeout: 20_000, interval: 300 }).toBe(2);
    await check();
  });
});
