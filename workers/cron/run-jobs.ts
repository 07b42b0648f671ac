import { beginJobRun, deleteJobRunsBefore, endJobRun } from '../../db/job-runs.ts';
import { describeError } from '../../observe/log.ts';
import type { Services } from './services.ts';

/** Does its work as of `now` (epoch ms) and answers numbers worth logging. */
export type Job = (services: Services, now: number) => Promise<Record<string, number>>;

const RUNS_KEPT_MS = 14 * 86_400_000;

/**
 * Runs the jobs one after the other and writes each run down; one that fails is logged and reported and does not keep the
 * others from running.
 */
export async function runJobs(services: Services, jobs: Record<string, Job>, now: number): Promise<void> {
  const failed: string[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    const run = await begin(services, name, now);
    try {
      const result = await job(services, now);
      services.log('info', 'job done', { job: name, ...result });
      await run.end({ result });
    } catch (error) {
      failed.push(name);
      services.log('error', 'job failed', { job: name, ...describeError(error) });
      services.errors.report(error, { job: name });
      await run.end({ error: String(error) });
    }
  }
  // The platform's own record of the run should say so too.
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
}

/** A run that is written down, as long as D1 lets us: jobs that need nothing of it run without. */
async function begin(services: Services, job: string, now: number) {
  const { db, log } = services;
  const noted = async <T>(write: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await write();
    } catch (error) {
      log('warn', 'job run not written down', { job, ...describeError(error) });
      return undefined;
    }
  };
  const id = await noted(() => beginJobRun(db, { job, dueAt: now, startedAt: services.now() }));
  return {
    async end(ended: { result?: Record<string, number>; error?: string }): Promise<void> {
      if (id === undefined) return;
      await noted(async () => {
        await endJobRun(db, id, { endedAt: services.now(), ...ended });
        await deleteJobRunsBefore(db, services.now() - RUNS_KEPT_MS);
      });
    },
  };
}
