import { desc, eq, gt, inArray, lt, max } from 'drizzle-orm';
import type { Database } from './database.ts';
import { jobOrders, jobRuns } from './schema.ts';

export type JobRun = typeof jobRuns.$inferSelect;

/** Enters a run that begins; answers its number. */
export async function beginJobRun(
  db: Database,
  run: { job: string; dueAt: number; startedAt: number },
): Promise<number> {
  const { id } = await db.insert(jobRuns).values(run).returning({ id: jobRuns.id }).get();
  return id;
}

/** Writes down how a run ended. */
export async function endJobRun(
  db: Database,
  id: number,
  ended: { endedAt: number; result?: Record<string, number>; error?: string },
): Promise<void> {
  await db.update(jobRuns).set(ended).where(eq(jobRuns.id, id));
}

/** The newest run of each job. */
export async function listLastRuns(db: Database): Promise<JobRun[]> {
  const newest = db
    .select({ id: max(jobRuns.id) })
    .from(jobRuns)
    .groupBy(jobRuns.job);
  return await db.select().from(jobRuns).where(inArray(jobRuns.id, newest)).orderBy(jobRuns.job);
}

/** A job's runs, newest first. */
export async function listJobRuns(db: Database, job: string, limit: number): Promise<JobRun[]> {
  return await db.select().from(jobRuns).where(eq(jobRuns.job, job)).orderBy(desc(jobRuns.id)).limit(limit);
}

/** Runs that failed since an instant (epoch ms). */
export async function listFailedRuns(db: Database, since: number): Promise<JobRun[]> {
  return (await db.select().from(jobRuns).where(gt(jobRuns.startedAt, since))).filter(
    ({ error }) => error !== null,
  );
}

/** Forgets runs that began before an instant. */
export async function deleteJobRunsBefore(db: Database, startedAt: number): Promise<void> {
  await db.delete(jobRuns).where(lt(jobRuns.startedAt, startedAt));
}

/** Has a job run again by the next cron, once however often it is asked for. */
export async function orderJob(
  db: Database,
  order: { job: string; orderedBy: number; orderedAt: number },
): Promise<void> {
  await db.insert(jobOrders).values(order).onConflictDoNothing();
}

/** Takes the orders away, and answers which jobs they are for. */
export async function takeJobOrders(db: Database): Promise<string[]> {
  return (await db.delete(jobOrders).returning({ job: jobOrders.job })).map(({ job }) => job);
}
