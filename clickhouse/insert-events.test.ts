import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { anEvent } from '../test/factories.ts';
import { type ClickHouse, StorageError } from './client.ts';
import { readGenerations } from './generations.ts';
import { type Delivery, insertEvents } from './insert-events.ts';
import { seal } from './seal.ts';
import { clickHouseNow, planSeal } from './seal-plan.ts';

const OPTIONS = { insertTimeoutMs: 4000, now: Date.parse('2026-01-15T09:00:00Z') };

let engine: TestClickHouse;
let clickhouse: ClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
beforeEach(async () => {
  clickhouse = await engine.newDatabase();
});
afterEach(() => engine.bridge.clearFaults());
afterAll(() => engine.stop());

async function storedIds(): Promise<string[]> {
  const { rows } = await clickhouse.query({
    sql: 'SELECT id FROM events ORDER BY id',
    schema: z.object({ id: z.string() }),
  });
  return rows.map(({ id }) => id);
}

async function insert(...deliveries: Delivery[]): Promise<Record<string, string>> {
  const delivered = await insertEvents(clickhouse, deliveries, OPTIONS);
  return Object.fromEntries(
    delivered.map(({ message, bySite }) => [
      message,
      [...bySite]
        .map(([site, n]) => `site ${site}: ${n.stored} stored, ${n.duplicates} duplicates`)
        .join('; '),
    ]),
  );
}

describe('insertEvents', () => {
  it('stores new events and tells a client retry from a redelivery', async () => {
    const first = { message: '10', events: [anEvent({ id: '1' }), anEvent({ id: '2' })] };
    const retry = { message: '11', events: [anEvent({ id: '2', visitor_id: '9' }), anEvent({ id: '3' })] };
    expect(await insert(first)).toEqual({ 10: 'site 1: 2 stored, 0 duplicates' });
    expect(await insert(retry)).toEqual({ 11: 'site 1: 1 stored, 1 duplicates' });
    // Both again, in one batch and the other order: the same answers, nothing new.
    expect(await insert(retry, first)).toEqual({
      10: 'site 1: 2 stored, 0 duplicates',
      11: 'site 1: 1 stored, 1 duplicates',
    });
    expect(await storedIds()).toEqual(['1', '2', '3']);
  });

  it('keeps sites apart', async () => {
    expect(
      await insert({ message: '10', events: [anEvent({ id: '1' }), anEvent({ id: '1', site_id: 2 })] }),
    ).toEqual({
      10: 'site 1: 1 stored, 0 duplicates; site 2: 1 stored, 0 duplicates',
    });
  });

  it('counts an id given twice within a delivery, or by two of a batch, once', async () => {
    const twice = { message: '10', events: [anEvent({ id: '1' }), anEvent({ id: '1', pathname: '/b' })] };
    const again = { message: '11', events: [anEvent({ id: '1' })] };
    expect(await insert(twice, again)).toEqual({
      10: 'site 1: 1 stored, 1 duplicates',
      11: 'site 1: 0 stored, 1 duplicates',
    });
    expect(await storedIds()).toEqual(['1']);
  });

  it('stores once when the answer of the insert is lost', async () => {
    await engine.bridge.setFault({ mode: 'fail_after', match: 'INSERT INTO events', times: 2 });
    expect(await insert({ message: '10', events: [anEvent({ id: '1' })] })).toEqual({
      10: 'site 1: 1 stored, 0 duplicates',
    });
    expect(await storedIds()).toEqual(['1']);
  });

  it('throws when ClickHouse stays silent, and stores the rest of every regrouped redelivery once', async () => {
    const events = ['1', '2', '3', '4'].map((id) => anEvent({ id }));
    await engine.bridge.setFault({ mode: 'fail_after', match: 'INSERT INTO events' });
    const lost = [
      { message: '10', events: events.slice(0, 2) },
      { message: '11', events: events.slice(2, 3) },
    ];
    await expect(insert(...lost)).rejects.toThrow(StorageError);
    await engine.bridge.clearFaults();
    await engine.bridge.setFault({ mode: 'fail_before', match: 'INSERT INTO events' });
    await expect(insert({ message: '12', events: events.slice(3) })).rejects.toThrow(StorageError);
    await engine.bridge.clearFaults();

    const regrouped = [
      { message: '11', events: events.slice(2, 3) },
      { message: '12', events: events.slice(3) },
    ];
    expect(await insert(...regrouped)).toEqual({
      11: 'site 1: 1 stored, 0 duplicates',
      12: 'site 1: 1 stored, 0 duplicates',
    });
    expect(await insert({ message: '10', events: events.slice(0, 2) })).toEqual({
      10: 'site 1: 2 stored, 0 duplicates',
    });
    expect(await storedIds()).toEqual(['1', '2', '3', '4']);
  });

  it('says that a statement ClickHouse can never take needs no retry', async () => {
    const broken = anEvent({ id: '1', visitor_id: 'not a number' });
    const error = await insert({ message: '10', events: [broken] }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StorageError);
    expect((error as StorageError).retry).toBe(false);
  });

  it('marks a sealed date that gets a late event, and no other', async () => {
    const range = { from: '2026-01-01', to: '2026-01-31' };
    const later = { ...OPTIONS, now: Date.parse('2026-01-20T00:00:00Z') };
    await insertEvents(
      clickhouse,
      [{ message: '10', events: [anEvent({ id: '1' }), anEvent({ id: '2', date: '2026-01-14' })] }],
      OPTIONS,
    );
    const gen = String(await clickHouseNow(clickhouse));
    await seal(clickhouse, gen, await planSeal(clickhouse, gen, () => true));
    await insertEvents(clickhouse, [{ message: '11', events: [anEvent({ id: '3' })] }], later);
    const { sealed, stale } = await readGenerations(clickhouse, 1, range);
    expect(sealed.map(({ date }) => date)).toEqual(['2026-01-14']);
    expect(stale.map(({ date }) => date)).toEqual(['2026-01-15']);
  });
});
