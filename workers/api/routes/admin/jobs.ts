import { Hono } from 'hono';
import { z } from 'zod';
import { JOB_NAMES } from '../../../../db/job-names.ts';
import { listLastRuns, orderJob } from '../../../../db/job-runs.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { adminJobsSchema, doneSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { signedInUser } from '../../identity/signed-in-user.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const describeList = describe({
  operationId: 'listAdminJobs',
  tag: 'Admin',
  summary: 'The jobs of cron, each with its last run',
  answer: adminJobsSchema,
});

const list = new Hono<AuthenticatedEnv>().get('/', describeList, requireStaff(), async (c) => {
  const runs = new Map((await listLastRuns(c.get('services').db)).map((run) => [run.job, run]));
  await recordLook(c, staffActor(c), { target: 'jobs' });
  const iso = (at: number) => new Date(at).toISOString();
  return c.json({
    jobs: JOB_NAMES.map((job) => {
      const run = runs.get(job);
      return {
        job,
        last_run: run
          ? {
              started_at: iso(run.startedAt),
              ended_at: run.endedAt === null ? null : iso(run.endedAt),
              ...{ result: run.result, error: run.error },
            }
          : null,
      };
    }),
  });
});

const describeRun = describe({
  operationId: 'runAdminJob',
  tag: 'Admin',
  summary: 'Have a job run again, by the next cron',
  params: { job: z.string() },
  answer: doneSchema,
  status: 202,
});

const run = new Hono<AuthenticatedEnv>().post('/:job/run', describeRun, requireStaff(), async (c) => {
  const { db, now } = c.get('services');
  const job = JOB_NAMES.find((name) => name === c.req.param('job'));
  if (!job) throw new ApiError('not_found', 'There is no such job.');
  await orderJob(db, { job, orderedBy: signedInUser(c).id, orderedAt: now() });
  await recordAudit(c, { action: 'job.ordered', target: job, actor: staffActor(c) });
  return c.json({ done: true as const }, 202);
});

/** What cron does. */
export const adminJobs = new Hono<AuthenticatedEnv>().route('/', list).route('/', run);
