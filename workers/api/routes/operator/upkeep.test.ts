import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { insertEvents } from '../../../../clickhouse/insert-events.ts';
import { addDays } from '../../../../core/zoned-time.ts';
import { startApiWithClickHouse } from '../../../../test/api-stack.ts';
import { anEvent } from '../../../../test/factories.ts';

let api: Awaited<ReturnType<typeof startApiWithClickHouse>>;
beforeAll(async () => {
  api = await startApiWithClickHouse({ vars: { INSERT_TIMEOUT_MS: '1' } });
});
afterAll(() => api.stop());

interface Slice {
  mark: string;
  sealed: number;
  left: number;
}

const backfill = (body: object) => api.operator<Slice>('POST', '/backfill', body);

async function numberOf(domain: string): Promise<number> {
  const row = await api.db
    .prepare('SELECT id FROM sites WHERE domain = ?')
    .bind(domain)
    .first<{ id: number }>();
  return row?.id ?? 0;
}

/** What the audit log has on a site, newest last. */
async function actionsOn(siteId: number, publicId: string): Promise<unknown[]> {
  const { results } = await api.db
    .prepare('SELECT action FROM audit_log WHERE site_id = ? OR target_id = ? ORDER BY id')
    .bind(siteId, publicId)
    .all();
  return results.map(({ action }) => action);
}

async function count(sql: string): Promise<number> {
  const { rows } = await api.clickhouse.query({ sql, schema: z.object({ n: z.coerce.number() }) });
  return rows[0]?.n ?? 0;
}

/** A site with so many events from 2010 on, each some days after the other. */
async function imported(domain: string, count: number, step = 1): Promise<number> {
  await api.addSite(domain, 'UTC');
  const siteId = await numberOf(domain);
  const events = Array.from({ length: count }, (_, index) => {
    const date = addDays('2010-01-01', index * step);
    const time = Date.parse(`${date}T12:00:00Z`);
    return anEvent({ id: String(siteId * 100_000 + index), site_id: siteId, date, time });
  });
  await insertEvents(api.clickhouse, [{ message: String(siteId), events }], {
    insertTimeoutMs: 20_000,
    now: Date.now(),
  });
  return siteId;
}

describe('POST /api/operator/backfill', () => {
  it('seals ten years of dates in slices, and goes on where one left off', async () => {
    const days = 3650;
    const siteId = await imported('decade.example', days);
    const sealed = () => count(`SELECT uniqExact(date) AS n FROM seals WHERE site_id = ${siteId}`);
    const first = await backfill({ site: 'decade.example' });
    expect(first).toMatchObject({ sealed: 500, left: days - 500 });
    expect(await sealed()).toBe(500);
    for (let slices = 1; slices <= 7; slices++) await backfill({ site: 'decade.example' });
    expect(await sealed()).toBe(days);
    expect(await count(`SELECT sum(events) AS n FROM seals WHERE site_id = ${siteId}`)).toBe(days);
    expect(await backfill({ site: 'decade.example' })).toMatchObject({ sealed: 0, left: 0 });
    expect(await count('SELECT count() AS n FROM seals')).toBe(days);
  });

  it('takes more months at once than a statement may write to', async () => {
    const siteId = await imported('sparse.example', 150, 31);
    expect(await backfill({ site: 'sparse.example' })).toMatchObject({ sealed: 150, left: 0 });
    expect(await actionsOn(siteId, '')).toEqual(['site.created', 'dates.sealed_anew']);
    expect(await count(`SELECT count() AS n FROM sessions WHERE site_id = ${siteId}`)).toBe(150);
  });

  it('writes sealed dates of a range anew, each once per mark, with the same sessions', async () => {
    const siteId = await imported('again.example', 20);
    const range = { site: 'again.example', from: '2010-01-05', to: '2010-01-14' };
    await backfill({ site: 'again.example' });
    const sessions = (gen: string) =>
      count(
        `SELECT count() AS n FROM sessions WHERE site_id = ${siteId} AND (date, gen) IN
          (SELECT date, ${gen}(gen) FROM seals WHERE site_id = ${siteId} GROUP BY date)`,
      );
    expect(await sessions('max')).toBe(20);
    const run = await backfill({ ...range, again: 'new' });
    expect(run).toMatchObject({ sealed: 10, left: 0 });
    expect(await sessions('max')).toBe(20);
    expect(await count(`SELECT count() AS n FROM seals WHERE site_id = ${siteId}`)).toBe(30);
    expect(await backfill({ ...range, again: run.mark })).toMatchObject({
      sealed: 0,
      left: 0,
      mark: run.mark,
    });
    expect(await backfill({ site: 'again.example', again: run.mark })).toMatchObject({ sealed: 10 });
  });

  it('passes over deleted sites, however much of them there is', async () => {
    const gone = await imported('gone.example', 600);
    const waiting = await imported('waiting.example', 3);
    await backfill({ site: 'gone.example' });
    await api.db.prepare('UPDATE sites SET deleted_at = ?1 WHERE id = ?2').bind(Date.now(), gone).run();
    const range = { from: '2010-01-01', to: '2010-12-31' };
    await backfill(range);
    expect(await count(`SELECT count() AS n FROM seals WHERE site_id = ${waiting}`)).toBe(3);
    expect(await count(`SELECT count() AS n FROM seals WHERE site_id = ${gone}`)).toBe(500);
    let run = await backfill({ ...range, again: 'new' });
    while (run.left > 0) run = await backfill({ ...range, again: run.mark });
    expect(await count(`SELECT count() AS n FROM seals WHERE site_id = ${waiting}`)).toBe(6);
    expect(await count(`SELECT count() AS n FROM seals WHERE site_id = ${gone}`)).toBe(500);
  });

  it.each(['01669248933', '0', '12345678901234567890', 'old'])(
    'refuses %s, which is no mark',
    async (again) => {
      const response = await api.request('/api/operator/backfill', {
        method: 'POST',
        headers: { authorization: `Bearer ${api.operatorToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ again }),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid_request' });
    },
  );
});

describe('POST /api/operator/erase', () => {
  it('hides the site, and leaves no time to undo it', async () => {
    const { site_id, key } = await api.addSite('erased.example');
    const siteId = await numberOf('erased.example');
    const body = { site: 'erased.example', confirm: 'erased.example' };
    const { deletion } = await api.operator<{ deletion: string }>('POST', '/erase', body);
    expect(await api.sites.get(`key:${key}`, 'json')).toMatchObject({ blocked: true });
    expect(await api.sites.get('domain:erased.example')).toBeNull();
    const row = await api.db
      .prepare('SELECT state, undo_until - requested_at < 60000 AS soon FROM deletions WHERE public_id = ?')
      .bind(deletion)
      .first();
    expect(row).toEqual({ state: 'waiting', soon: 1 });
    expect(await actionsOn(siteId, site_id)).toEqual(['site.created', 'site.erased']);
    // Again, by the name a deleted site still has.
    const again = await api.operator('POST', '/erase', { site: site_id, confirm: site_id });
    expect(again).toEqual({ erasing: site_id, deletion });
  });

  it('wants the name twice', async () => {
    await api.addSite('kept.example');
    const body = { site: 'kept.example', confirm: 'other.example' };
    await expect(api.operator('POST', '/erase', body)).rejects.toThrow('400');
    expect(await api.sites.get('domain:kept.example')).not.toBeNull();
  });
});

describe('PUT /api/operator/retention', () => {
  it('makes queries that reach back further say so', async () => {
    await api.addSite('warned.example', 'UTC');
    await api.operator('PUT', '/retention', { site: 'warned.example', months: 1 });
    const key = await api.addKey({ scopes: ['stats:read'] });
    const metaOf = async (date_range: string) => {
      const response = await api.request('/api/v2/query', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ site_id: 'warned.example', metrics: ['visitors'], date_range }),
      });
      return ((await response.json()) as { meta: object }).meta;
    };
    const warning = { kept_from: expect.stringMatching(/^\d{4}-\d\d-01$/), warning: expect.any(String) };
    expect(await metaOf('6mo')).toMatchObject({ retention_warning: warning });
    expect(await metaOf('1mo')).not.toHaveProperty('retention_warning');
  });

  it('says how long a site keeps its numbers', async () => {
    await api.addSite('short.example');
    const months = async () =>
      (await api.db.prepare(`SELECT retention_months AS n FROM sites WHERE domain = 'short.example'`).first())
        ?.n;
    await api.operator('PUT', '/retention', { site: 'short.example', months: 13 });
    expect(await months()).toBe(13);
    await api.operator('PUT', '/retention', { site: 'short.example', months: null });
    expect(await months()).toBeNull();
    await expect(api.operator('PUT', '/retention', { site: 'short.example', months: 0 })).rejects.toThrow(
      '400',
    );
  });
});
