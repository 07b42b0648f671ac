import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { aDraw, SealingWorld } from '../test/sealing-world.ts';
import { seal } from './seal.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

describe('unfold', () => {
  it('is the inverse of assemble: assemble(unfold(assemble(E)) ∪ L) = assemble(E ∪ L)', async () => {
    const events = fc.array(aDraw, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(events, events, async (early, late) => {
        const sealed = new SealingWorld(await engine.newDatabase());
        const { gen, tasks } = await insertAndPlan(sealed, early);
        await seal(sealed.clickhouse, gen, tasks);
        const before = sealed.visible.length;
        await sealed.insert(late, { blindly: false });
        fc.pre(sealed.visible.length > before); // not only repeats

        const open = new SealingWorld(await engine.newDatabase());
        await open.insert(early, { blindly: false });
        await open.insert(late, { blindly: false });

        const stale = await sealed.readGenerations();
        expect([...stale.values()].some((known) => known.stale.length > 0)).toBe(true);
        expect(await sealed.readSessions(stale)).toEqual(
          await open.readSessions(await open.readGenerations()),
        );
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 10), endOnFailure: true },
    );
  }, 120_000);
});

async function insertAndPlan(world: SealingWorld, draws: Parameters<SealingWorld['insert']>[0]) {
  await world.insert(draws, { blindly: false });
  return await world.plan();
}
