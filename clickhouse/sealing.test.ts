import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestClickHouse, type TestClickHouse } from '../test/clickhouse.ts';
import { aDraw, type Draw, SealingWorld } from '../test/sealing-world.ts';
import type { Generations } from './generations.ts';
import { seal } from './seal.ts';
import type { SealTask } from './seal-plan.ts';

let engine: TestClickHouse;
beforeAll(async () => {
  engine = await startTestClickHouse();
});
afterAll(() => engine.stop());

type Operation =
  | { do: 'insert'; draws: Draw[]; blindly: boolean }
  | { do: 'plan' }
  | { do: 'seal'; killedAt?: string; which: number }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'read' };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('insert' as const),
      draws: fc.array(aDraw, { minLength: 1, maxLength: 6 }),
      blindly: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('plan' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('seal' as const),
      killedAt: fc.constantFrom(
        undefined,
        undefined,
        undefined,
        'INSERT INTO daily',
        'INSERT INTO seals',
        'INSERT INTO touched',
      ),
      which: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
);

describe('sealing', () => {
  it('shows the sessions of the definition before, during and after any interleaving of inserts, seals and deaths', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 30 }), async (operations) => {
        const world = new SealingWorld(await engine.newDatabase());
        const runs: { gen: string; tasks: SealTask[] }[] = [];
        const paused: Map<number, Generations>[] = [];
        const check = async (generations: Map<number, Generations>) =>
          expect(await world.readSessions(generations)).toEqual(world.expected(generations));

        for (const step of operations) {
          if (step.do === 'insert') await world.insert(step.draws, step);
          // Two runs at once: planned from the same generations, written in any order.
          else if (step.do === 'plan') runs.push(await world.plan());
          else if (step.do === 'seal') {
            const run = runs.splice(step.which % Math.max(1, runs.length), 1)[0];
            if (run) await sealOrDie(world, run, step.killedAt);
          } else if (step.do === 'pause') paused.push(await world.readGenerations());
          else if (step.do === 'resume') await check(paused.shift() ?? (await world.readGenerations()));
          else await check(await world.readGenerations());
        }
        for (const run of runs) await sealOrDie(world, run, undefined);
        const last = await world.plan();
        await sealOrDie(world, last, undefined);
        await check(await world.readGenerations());
      }),
      { numRuns: Number(process.env.PHAROS_PROPERTY_RUNS ?? 12), endOnFailure: true },
    );
  }, 300_000);
});

async function sealOrDie(
  world: SealingWorld,
  run: { gen: string; tasks: SealTask[] },
  killedAt: string | undefined,
) {
  if (!killedAt) {
    await seal(world.clickhouse, run.gen, run.tasks);
    return;
  }
  await engine.bridge.setFault({ mode: 'fail_before', match: killedAt });
  const died = await seal(world.clickhouse, run.gen, run.tasks).then(
    () => false,
    () => true,
  );
  await engine.bridge.clearFaults();
  expect(died).toBe(run.tasks.length > 0);
}

describe('planSeal', () => {
  it('builds a date anew when an insert became visible later than any insert may', async () => {
    const world = new SealingWorld(await engine.newDatabase());
    const one: Draw = {
      site: 0,
      person: 0,
      day: 0,
      minute: 1,
      ms: 0,
      seq: 0,
      name: 0,
      path: 0,
      source: 0,
      repeat: 1,
    };
    await world.insert([one], { blindly: false });
    const first = await world.plan();
    await seal(world.clickhouse, first.gen, first.tasks);
    // Stamped before the cut, visible after the commit, and nobody marked it.
    await world.insert([{ ...one, minute: 2 }], { blindly: false, arrival: Number(first.gen) - 1 });
    const second = await world.plan();
    expect(second.tasks).toEqual([{ siteId: 1, date: '2026-03-28', base: '0', events: 2 }]);
    await seal(world.clickhouse, second.gen, second.tasks);
    const generations = await world.readGenerations();
    expect(await world.readSessions(generations)).toEqual(world.expected(generations));
    expect(world.expected(generations)).toHaveLength(1);
    expect((await world.plan()).tasks).toEqual([]);
  });
});
