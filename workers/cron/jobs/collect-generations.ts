import { deleteSuperseded, deleteUncommitted } from '../../../clickhouse/collect.ts';
import { clickHouseNow } from '../../../clickhouse/seal-plan.ts';
import { endSealRun, listSealRuns } from '../../../db/seal-runs.ts';
import type { Services } from '../services.ts';

/** A run cannot last longer: the platform ends a cron invocation after fifteen minutes. */
const RUN_LIMIT_MS = 3_600_000;
/** Readers that learned of a generation may still read it for this long. */
const READABLE_SECONDS = 600;

/** Deletes rows nobody reads any more: of generations replaced ten minutes ago, and of runs that died. */
export async function collectGenerations(
  { db, clickhouse, log }: Services,
  now: number,
): Promise<{ superseded: number; died: number }> {
  const runs = await listSealRuns(db);
  const dead = runs.filter(({ startedAt }) => startedAt < now - RUN_LIMIT_MS);
  for (const { gen } of dead) {
    await deleteUncommitted(clickhouse, String(gen));
    await endSealRun(db, gen);
    log('warn', 'seal run died', { gen });
  }
  // A run under way may still build upon generations that are superseded already.
  if (runs.length > dead.length) return { superseded: 0, died: dead.length };
  const cutoff = Math.floor((await clickHouseNow(clickhouse)) / 1e6) - READABLE_SECONDS;
  return { superseded: await deleteSuperseded(clickhouse, cutoff), died: dead.length };
}
