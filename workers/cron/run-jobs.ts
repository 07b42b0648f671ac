import { describeError } from '../../observe/log.ts';
import type { Services } from './services.ts';

/** Does its work as of `now` (epoch ms) and answers numbers worth logging. */
export type Job = (services: Services, now: number) => Promise<Record<string, number>>;

/** Runs the jobs one after the other; one that fails is logged and reported and does not keep the others from running. */
export async function runJobs(services: Services, jobs: Record<string, Job>, now: number): Promise<void> {
  const failed: string[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    try {
      services.log('info', 'job done', { job: name, ...(await job(services, now)) });
    } catch (error) {
      failed.push(name);
      services.log('error', 'job failed', { job: name, ...describeError(error) });
      services.errors.report(error, { job: name });
    }
  }
  // The platform's own record of the run should say so too.
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`);
}
