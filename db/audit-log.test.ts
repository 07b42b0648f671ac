import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuditEntry, eraseAuditLog, listAuditEntries } from './audit-log.ts';
import { startTestDatabase } from './test-database.ts';

let d1: Awaited<ReturnType<typeof startTestDatabase>>;
beforeAll(async () => {
  d1 = await startTestDatabase();
  for (const [accountId, at, siteId] of [
    [1, 1000, null],
    [1, 2000, 9],
    [2, 3000, null],
    [1, 4000, null],
  ] as const) {
    await addAuditEntry(d1.db, {
      ...{ accountId, at, siteId, action: 'goal.saved', actorKind: 'user', actorId: String(at / 1000) },
      ...{ targetKind: 'goal', targetId: '7', requestId: 'req_1', keyId: null, origin: null, detail: {} },
    });
  }
});
afterAll(() => d1.stop());

const list = async (filter = {}, page = { limit: 10 }) =>
  (await listAuditEntries(d1.db, 1, filter, page)).map(({ at }) => at);

describe('the audit log', () => {
  it('lists an account, newest first, in pages', async () => {
    expect(await list()).toEqual([4000, 2000, 1000]);
    expect(await list({}, { limit: 2 })).toEqual([4000, 2000]);
    const [, second] = await listAuditEntries(d1.db, 1, {}, { limit: 2 });
    const rest = await listAuditEntries(d1.db, 1, {}, { before: second?.id, limit: 2 });
    expect(rest.map(({ at }) => at)).toEqual([1000]);
  });

  it('filters by who, what and when', async () => {
    expect(await list({ from: 2000, to: 4000 })).toEqual([2000]);
    expect(await list({ actorKind: 'user', actorId: '1' })).toEqual([1000]);
    expect(await list({ actorKind: 'key' })).toEqual([]);
    expect(await list({ action: 'goal.deleted' })).toEqual([]);
    expect(await list({ siteId: 1 })).toEqual([]);
  });

  it.each([
    "UPDATE audit_log SET actor_id = 'nobody'",
    'UPDATE audit_log SET detail = detail WHERE id = 1',
    'INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log WHERE id = 1',
    "INSERT INTO audit_log SELECT * FROM audit_log WHERE id = 1 ON CONFLICT (id) DO UPDATE SET actor_id = ''",
    'DELETE FROM audit_log',
    'DELETE FROM audit_log WHERE id = 1',
  ])('refuses %s', async (statement) => {
    await expect(d1.binding.prepare(statement).run()).rejects.toThrow(/audit_log is append-only/);
    expect(await list()).toEqual([4000, 2000, 1000]);
  });

  it('lets a site or an account go when it is erased, and no other', async () => {
    expect(await eraseAuditLog(d1.db, 'site', 9, 5000)).toBe(1);
    expect(await list()).toEqual([4000, 1000]);
    await expect(d1.binding.prepare('DELETE FROM audit_log').run()).rejects.toThrow(/append-only/);
    expect(await eraseAuditLog(d1.db, 'account', 1, 5000)).toBe(2);
    expect(await list()).toEqual([]);
    expect(await listAuditEntries(d1.db, 2, {}, { limit: 10 })).toHaveLength(1);
    await expect(d1.binding.prepare('DELETE FROM audit_log').run()).rejects.toThrow(/append-only/);
  });
});
