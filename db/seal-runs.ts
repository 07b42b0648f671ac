import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { sealRuns } from './schema.ts';

/** Notes that a run writes rows of this generation from now on. */
export async function beginSealRun(db: Database, gen: number, startedAt: number): Promise<void> {
  await db.insert(sealRuns).values({ gen, startedAt });
}

/** Notes that a run is over: its rows are all visible, or all collected. */
export async function endSealRun(db: Database, gen: number): Promise<void> {
  await db.delete(sealRuns).where(eq(sealRuns.gen, gen));
}

/** Runs not known to be over. */
export async function listSealRuns(db: Database): Promise<{ gen: number; startedAt: number }[]> {
  return await db.select().from(sealRuns);
}
