import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { insertEvents } from '../../clickhouse/insert-events.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { anEvent } from '../../test/factories.ts';

const FIVE_MINUTES = '*/5 * * * *';
const HOURLY = '17 * * * *';
const DAY_MS = 86_400_000;

let stack: Stack;
let salts: KVNamespace;
let db: D1Database;
beforeAll(async () => {
  stack = await startStack({
    crons: false,
    vars: { cron: { INSERT_TIMEOUT_MS: '1', SEAL_AFTER_MS: '0', ANNOUNCEMENTS_PER_MINUTE: '1' } },
  });
  salts = (await stack.mf.getKVNamespace('SALTS', 'pharos-cron')) as unknown as KVNamespace;
  db = (await stack.mf.getD1Database('DB', 'pharos-cron')) as unknown as D1Database;
});
afterAll(() => stack.close());

async function saltNames(): Promise<string[]> {
  return (await salts.list()).keys.map(({ name }) => name);
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const answer = await stack.clickhouse.query({ sql, schema: z.record(z.string(), z.unknown()) });
  return answer.rows;
}

describe('rotateSalts', () => {
  it('makes every salt a day before the first time zone needs it, and never makes one anew', async () => {
    const now = Date.now();
    const before = Object.fromEntries(
      await Promise.all((await saltNames()).map(async (name) => [name, await salts.get(name)] as const)),
    );
    const dateInKiritimati = new Date(now + (14 + 24) * 3_600_000).toISOString().slice(0, 10);
    expect(before[`salt:${dateInKiritimati}`]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(before)).size).toBe(Object.keys(before).length);
    await stack.runCron(FIVE_MINUTES, now);
    for (const [name, salt] of Object.entries(before)) expect(await salts.get(name)).toBe(salt);
  });

  it('destroys a salt once the last time zone has left its date, keeps the record, and unpins past dates before their key goes', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const midnight = Date.parse(`${today}T00:00:00Z`);
    await db.prepare('INSERT INTO past_salts (date, key_date) VALUES (?, ?)').bind('2015-05-17', today).run();

    await stack.runCron(FIVE_MINUTES, midnight + 1.5 * DAY_MS - 1);
    expect(await saltNames()).toContain(`salt:${today}`);
    await stack.runCron(FIVE_MINUTES, midnight + 1.5 * DAY_MS);
    expect(await saltNames()).not.toContain(`salt:${today}`);
    expect(await saltNames()).toContain(`past-key:${today}`);
    const record = await db
      .prepare('SELECT destroyed_at FROM salts WHERE name = ?')
      .bind(`salt:${today}`)
      .first();
    expect(record).toEqual({ destroyed_at: midnight + 1.5 * DAY_MS });

    await stack.runCron(FIVE_MINUTES, midnight + 9 * DAY_MS);
    expect(await saltNames()).not.toContain(`past-key:${today}`);
    expect(await db.prepare('SELECT count(*) AS n FROM past_salts').first()).toEqual({ n: 0 });
  });
});

describe('sendMails', () => {
  it('sends what could not be sent when it was due, and the outbox shows it', async () => {
    const now = Date.now();
    const mails = (await stack.mf.getKVNamespace('MAILS', 'pharos-cron')) as unknown as KVNamespace;
    const props = { url: `${stack.url}/in`, validMs: DAY_MS };
    const waiting = { mail: 'sign-in-link', props, to: 'ada@example.com', expiresAt: now + DAY_MS };
    await mails.put('hash', JSON.stringify(waiting));
    await db
      .prepare(
        `INSERT INTO emails (dedupe_hash, mail, recipient_hash, status, attempts, retry_at, created_at)
         VALUES ('hash', 'sign-in-link', 'somebody', 'waiting', 1, ?1, ?1)`,
      )
      .bind(now)
      .run();
    await stack.runCron(FIVE_MINUTES, now);
    const { MessageID, Subject, HtmlBody, TextBody = '' } = stack.postmark.lastTo('ada@example.com');
    expect(await db.prepare('SELECT status, provider_id FROM emails').first()).toEqual({
      status: 'sent',
      provider_id: MessageID,
    });

    const list = await fetch(`${stack.url}/dev/outbox`);
    expect(await list.text()).toContain(`<a href="/dev/outbox/${MessageID}">${Subject}</a>`);
    const page = await (await fetch(`${stack.url}/dev/outbox/${MessageID}`)).text();
    expect(page).toContain(TextBody.split('\n')[0]);
    expect(page).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const html = await fetch(`${stack.url}/dev/outbox/${MessageID}.html`);
    expect(await html.text()).toBe(HtmlBody);
    expect(html.headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('sealDates, collectGenerations and archiveEvents', () => {
  it('seals past dates, replaces a generation after a late event, and lets go of what nobody reads', async () => {
    const options = { insertTimeoutMs: 8000, now: Date.now() };
    await insertEvents(
      stack.clickhouse,
      [{ message: '1', events: [anEvent({ id: '1' }), anEvent({ id: '2' })] }],
      options,
    );
    await expect.poll(() => sealedEvents(), { timeout: 20_000 }).toBe(2);
    await insertEvents(stack.clickhouse, [{ message: '2', events: [anEvent({ id: '3' })] }], options);
    await expect.poll(() => sealedEvents(), { timeout: 20_000 }).toBe(3);
    expect(await rows('SELECT uniqExact(gen) AS gens FROM sessions')).toEqual([{ gens: '2' }]);

    // Nothing is old enough yet.
    await stack.runCron(HOURLY);
    expect(await rows('SELECT count() AS n FROM seals')).toEqual([{ n: '2' }]);
    await stack.clickhouse.command({
      sql: 'ALTER TABLE seals UPDATE committed = committed - INTERVAL 11 MINUTE WHERE 1 SETTINGS mutations_sync = 2',
    });
    await stack.runCron(HOURLY);
    expect(await rows('SELECT count() AS n FROM seals')).toEqual([{ n: '1' }]);
    expect(await rows('SELECT uniqExact(gen) AS gens, count() AS n FROM sessions')).toEqual([
      { gens: '1', n: '1' },
    ]);
  });

  it('deletes what a run that died left behind, once no run can still be alive', async () => {
    await db.prepare('INSERT INTO seal_runs (gen, started_at) VALUES (77, ?)').bind(Date.now()).run();
    await stack.clickhouse.insert({
      table: 'sessions',
      rows: [{ site_id: 9, date: '2026-01-15', gen: '77', visitor_id: '1' }],
    });
    await stack.runCron(HOURLY);
    expect(await rows('SELECT count() AS n FROM sessions WHERE gen = 77')).toEqual([{ n: '1' }]);
    await stack.runCron(HOURLY, Date.now() + 3_700_000);
    expect(await rows('SELECT count() AS n FROM sessions WHERE gen = 77')).toEqual([{ n: '0' }]);
    expect(await db.prepare('SELECT count(*) AS n FROM seal_runs').first()).toEqual({ n: 0 });
  });

  it('moves arrivals older than a week to R2 as Parquet, a site and day a file, once all of their day are sealed', async () => {
    const old = { site_id: 1, visitor_id: '7', message: '3', arrival: '2026-01-16 10:20:00.000000' };
    const sealed = { ...old, id: '50', date: '2026-01-15', time: '2026-01-15 12:00:00' };
    const waiting = {
      ...old,
      id: '51',
      date: '2126-01-16',
      time: '2126-01-16 09:00:00',
      arrival: '2026-01-17 11:20:00.000000',
    };
    await stack.clickhouse.insert({ table: 'events', rows: [sealed, waiting] });
    // A date that is not over cannot be sealed, so the day of its arrival stays.
    await stack.runCron(HOURLY);
    const archive = (await stack.mf.getR2Bucket('ARCHIVE', 'pharos-cron')) as unknown as R2Bucket;
    expect((await archive.list()).objects.map(({ key }) => key)).toEqual([
      'events/site-1/2026-01-16.parquet',
    ]);
    const file = await archive.get('events/site-1/2026-01-16.parquet');
    expect(new TextDecoder().decode((await file?.arrayBuffer())?.slice(0, 4))).toBe('PAR1');
    expect(await rows('SELECT id FROM events WHERE id IN (50, 51)')).toEqual([{ id: '51' }]);
  });
});

/** Events in the newest generation, after another run: the cut follows the clock, so an early one may miss the last insert. */
async function sealedEvents(): Promise<number> {
  await stack.runCron(FIVE_MINUTES);
  const [row] = await rows('SELECT argMax(events, gen) AS events FROM seals');
  return Number(row?.events);
}

describe('expireDates', () => {
  it('drops what is older than the months a site keeps, and nothing of a site that keeps all', async () => {
    const [keepsTwo, keepsAll] = [await addSite(801, 'keeps-two'), await addSite(802, 'keeps-all')];
    await db.prepare('UPDATE sites SET retention_months = 2 WHERE id = ?').bind(keepsTwo).run();
    const sealed = [keepsTwo, keepsAll].flatMap((site_id) =>
      ['2026-01-31', '2026-02-01'].map((date) => ({ site_id, date, gen: '5', sessions: '1' })),
    );
    await stack.clickhouse.insert({ table: 'seals', rows: sealed });
    await stack.clickhouse.insert({
      table: 'sessions',
      rows: sealed.map(({ site_id, date, gen }) => ({ site_id, date, gen, visitor_id: '1' })),
    });
    const left = () =>
      rows(`SELECT toUInt32(site_id = ${keepsAll}) AS all, toString(date) AS day FROM sessions
        WHERE site_id IN (${keepsTwo}, ${keepsAll}) ORDER BY all, day`);
    await stack.runCron(HOURLY, Date.parse('2026-03-31T20:00:00Z'));
    expect(await left()).toHaveLength(4);
    await stack.runCron(HOURLY, Date.parse('2026-04-01T08:00:00Z'));
    expect(await left()).toEqual([
      { all: 0, day: '2026-02-01' },
      { all: 1, day: '2026-01-31' },
      { all: 1, day: '2026-02-01' },
    ]);
  });
});

describe('sweepErased', () => {
  it('removes what comes in for a site that is destroyed, and writes nothing of a deleted one down', async () => {
    const siteId = await addSite(803, 'gone');
    const store = (id: string) =>
      insertEvents(stack.clickhouse, [{ message: id, events: [anEvent({ id, site_id: siteId })] }], {
        insertTimeoutMs: 8000,
        now: Date.now(),
      });
    const events = () => rows(`SELECT toUInt32(count()) AS n FROM events WHERE site_id = ${siteId}`);
    await store('900');
    await db.prepare('UPDATE sites SET deleted_at = 1 WHERE id = ?').bind(siteId).run();
    await stack.runCron(FIVE_MINUTES);
    expect(await rows(`SELECT gen FROM seals WHERE site_id = ${siteId}`)).toEqual([]);
    await stack.runCron(HOURLY);
    expect(await events()).toEqual([{ n: 1 }]);
    await db.prepare('UPDATE sites SET erased_at = ? WHERE id = ?').bind(Date.now(), siteId).run();
    const letters = await bury(siteId);
    await stack.runCron(HOURLY);
    expect(await events()).toEqual([{ n: 0 }]);
    expect((await letters.list()).objects).toEqual([]);
  });
});

describe('runDeletions', () => {
  const HOUR_MS = 3_600_000;
  /** A site whose deletion was asked for so long ago. */
  async function doomed(siteId: number, hoursAgo: number, more: Record<string, string | number>) {
    await addSite(siteId, `doomed-${siteId}`);
    await db.prepare('UPDATE sites SET deleted_at = 1 WHERE id = ?').bind(siteId).run();
    const requestedAt = Date.now() - hoursAgo * HOUR_MS;
    const row = {
      ...{ public_id: `deletion_${siteId}`, kind: 'site', subject_id: siteId, subject: '', requested_by: '' },
      ...{ state: 'waiting', requested_at: requestedAt, undo_until: requestedAt + 48 * HOUR_MS },
      ...{ due_at: requestedAt + 72 * HOUR_MS, ...more },
    };
    const names = Object.keys(row);
    await db
      .prepare(`INSERT INTO deletions (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .bind(...Object.values(row))
      .run();
    return async () =>
      await db
        .prepare('SELECT state, step, last_error FROM deletions WHERE public_id = ?')
        .bind(row.public_id)
        .first();
  }

  it('waits for approval, but not for longer than the promise of 72 hours allows', async () => {
    const early = await doomed(804, 55, { needs_approval: 1 });
    const overdue = await doomed(805, 57, { needs_approval: 1 });
    await stack.runCron(FIVE_MINUTES);
    expect(await early()).toMatchObject({ state: 'waiting' });
    expect(await overdue()).toMatchObject({ state: 'running' });
  });

  it('begins anew when a message was buried after its step', async () => {
    const state = await doomed(806, 50, { state: 'running', step: 'verify' });
    const letters = await bury(806);
    // The platform is told that the job failed.
    await stack.runCron(FIVE_MINUTES).catch(() => {});
    expect(await state()).toMatchObject({
      ...{ state: 'running', step: 'dead_letters' },
      last_error: expect.stringContaining('still there after all steps: dead_letters'),
    });
    await stack.runCron(FIVE_MINUTES);
    expect(await state()).not.toMatchObject({ last_error: expect.stringContaining('still there') });
    expect((await letters.list()).objects).toEqual([]);
  });
});

/** Buries a message of a site alone. */
async function bury(siteId: number): Promise<R2Bucket> {
  const letters = (await stack.mf.getR2Bucket('DEAD_LETTERS', 'pharos-cron')) as unknown as R2Bucket;
  const letter = { message: '9', queued_at: '2026-01-15T12:00:00.000Z', events: [{ site_id: siteId }] };
  await letters.put('dead/2026-01-15/9.json', JSON.stringify(letter));
  return letters;
}

describe('endImpersonations', () => {
  it('writes the end of a forgotten one down, where the account sees it', async () => {
    await addSite(807, 'seen');
    await db.batch([
      db.prepare(
        `INSERT INTO users (id, key_id, email, email_index, name, created_at, updated_at) VALUES (70, 'k70', '', 'i70', '', 0, 0)`,
      ),
      db.prepare(
        `INSERT INTO memberships (account_id, user_id, role, created_at) VALUES (1, 70, 'owner', 0)`,
      ),
      db.prepare(
        `INSERT INTO impersonations (token_hash, staff_id, session_id, user_id, reason, started_at, ends_at)
          VALUES ('over', 1, 1, 70, 'x', 5, 10), ('not over', 1, 1, 70, 'x', 5, ${Date.now() + DAY_MS})`,
      ),
    ]);
    for (const _ of [1, 2]) await stack.runCron(FIVE_MINUTES);
    const { results } = await db
      .prepare(`SELECT at, account_id, actor_kind FROM audit_log WHERE action = 'impersonation.ended'`)
      .all();
    expect(results).toEqual([{ at: 10, account_id: 1, actor_kind: 'system' }]);
  });
});

describe('sendAnnouncements', () => {
  it('sends to each once, so many a run, goes on where it was cut short, and stops when told', async () => {
    for (let n = 0; n < 8; n++) {
      const response = await fetch(`${stack.url}/api/operator/users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${stack.operatorToken}` },
        body: JSON.stringify({ email: `reader-${n}@example.com` }),
      });
      expect(response.ok).toBe(true);
    }
    const { results: users } = await db
      .prepare('SELECT id FROM users WHERE email_verified ORDER BY id')
      .all<{ id: number }>();
    const [out, ...readers] = users.map(({ id }) => id);
    await db.prepare('INSERT INTO mail_opt_outs VALUES (?, 0)').bind(out).run();
    await db
      .prepare(
        `INSERT INTO announcements (id, subject, body, segment, state, created_by, created_at)
          VALUES (1, 'News', 'All is new.', '{"kind":"verified"}', 'sending', 1, 0)`,
      )
      .run();
    const got = () => stack.postmark.mails.filter(({ Tag }) => Tag === 'announcement').map(({ To }) => To);
    const state = () =>
      db.prepare('SELECT state, sent, last_user_id FROM announcements').first<Record<string, unknown>>();
    const set = (sql: string) => db.prepare(sql).run();

    await set(`INSERT INTO feature_flags VALUES ('announcements', 'off', 0, '[]', 1, 0)`);
    await stack.runCron(FIVE_MINUTES);
    expect(got()).toEqual([]);
    await set('DELETE FROM feature_flags');
    await stack.runCron(FIVE_MINUTES);
    expect(await state()).toEqual({ state: 'sending', sent: 5, last_user_id: readers[4] });
    // As if the run had ended before it could note the last two.
    await set(`UPDATE announcements SET sent = 3, last_user_id = ${readers[2]}, state = 'stopped'`);
    await stack.runCron(FIVE_MINUTES);
    expect(got()).toHaveLength(5);
    await set(`UPDATE announcements SET state = 'sending'`);
    await stack.runCron(FIVE_MINUTES);
    expect(await state()).toEqual({ state: 'done', sent: readers.length, last_user_id: readers.at(-1) });
    expect(new Set(got()).size).toBe(readers.length);
    expect(got()).toHaveLength(readers.length);
    const [first] = stack.postmark.mails.filter(({ Tag }) => Tag === 'announcement');
    expect(first).toMatchObject({ MessageStream: 'broadcast', Subject: 'News' });
    const [, token] = /\/api\/unsubscribe\/(\S+)/.exec(first?.TextBody ?? '') ?? [];
    expect(token?.split('-')[0]).toBe(String(readers[0]));
  });
});

describe('runJobs', () => {
  it('writes each run down, the failed ones as well, and runs what staff has ordered', async () => {
    await db.prepare(`INSERT INTO job_orders VALUES ('fetchRates', 1, 0)`).run();
    await stack.runCron(FIVE_MINUTES, 1_800_000_000_000);
    const { results } = await db
      .prepare(
        'SELECT job, ended_at > 0 AS ended, error FROM job_runs WHERE due_at = 1800000000000 ORDER BY id',
      )
      .all();
    const names = [
      ...['rotateSalts', 'sendMails', 'sealDates', 'runDeletions', 'endImpersonations'],
      ...['sendAnnouncements', 'keepAnswers', 'fetchRates'],
    ];
    expect(results).toEqual(names.map((job) => ({ job, ended: 1, error: null })));
    expect(await db.prepare('SELECT count(*) AS n FROM job_orders').first()).toEqual({ n: 0 });
  });
});

async function addSite(id: number, name: string): Promise<number> {
  await db
    .prepare(`INSERT OR IGNORE INTO accounts (id, public_id, name, created_at) VALUES (1, 'account', 'A', 0)`)
    .run();
  await db
    .prepare(
      `INSERT INTO sites (id, public_id, account_id, domain, key, timezone, visitor_secret, created_at)
        VALUES (?1, ?2, 1, ?2, ?3, 'UTC', 'ab', 0)`,
    )
    .bind(id, name, `key-${name}`)
    .run();
  return id;
}
