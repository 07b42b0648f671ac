import type { JobName } from '../../db/job-names.ts';
import { takeJobOrders } from '../../db/job-runs.ts';
import type { Env } from './env.ts';
import { archiveEvents } from './jobs/archive-events.ts';
import { checkBudgets } from './jobs/check-budgets.ts';
import { collectGenerations } from './jobs/collect-generations.ts';
import { deleteLoginSessions } from './jobs/delete-login-sessions.ts';
import { endImpersonations } from './jobs/end-impersonations.ts';
import { expireDates } from './jobs/expire-dates.ts';
import { fetchRates } from './jobs/fetch-rates.ts';
import { forgetAnswers } from './jobs/forget-answers.ts';
import { keepAnswers } from './jobs/keep-answers.ts';
import { rotateSalts } from './jobs/rotate-salts.ts';
import { runDeletions } from './jobs/run-deletions.ts';
import { sealDates } from './jobs/seal-dates.ts';
import { sendAnnouncements } from './jobs/send-announcements.ts';
import { sendMails } from './jobs/send-mails.ts';
import { sweepErased } from './jobs/sweep-erased.ts';
import { tellWebhooks } from './jobs/tell-webhooks.ts';
import { type Job, runJobs } from './run-jobs.ts';
import { createServices } from './services.ts';

/** Every job there is. */
const JOBS: Record<JobName, Job> = {
  archiveEvents,
  checkBudgets,
  collectGenerations,
  deleteLoginSessions,
  endImpersonations,
  expireDates,
  fetchRates,
  forgetAnswers,
  keepAnswers,
  rotateSalts,
  runDeletions,
  sealDates,
  sendAnnouncements,
  sendMails,
  sweepErased,
  tellWebhooks,
};

/** What runs when; the expressions are those of wrangler.toml. */
const SCHEDULE: Record<string, readonly JobName[]> = {
  '*/5 * * * *': [
    'rotateSalts',
    'sendMails',
    'sealDates',
    'runDeletions',
    'endImpersonations',
    'sendAnnouncements',
    // After sealing; last, because it is what can wait.
    'keepAnswers',
  ],
  '17 * * * *': [
    ...(['rotateSalts', 'collectGenerations', 'archiveEvents', 'deleteLoginSessions'] as const),
    ...(['sweepErased', 'expireDates', 'fetchRates', 'checkBudgets', 'tellWebhooks'] as const),
    'forgetAnswers',
  ],
};

export default {
  /** Liveness for the operator; the Worker has no other route. */
  fetch(request: Request): Response {
    if (new URL(request.url).pathname === '/health') return Response.json({ ok: true });
    return new Response(null, { status: 404 });
  },

  async scheduled(controller: ScheduledController, env: Env, context: ExecutionContext): Promise<void> {
    const scheduled = SCHEDULE[controller.cron];
    if (!scheduled) throw new Error(`No job is scheduled for "${controller.cron}"`);
    const services = createServices(env, context);
    const ordered = (await takeJobOrders(services.db)).filter((name) => Object.hasOwn(JOBS, name));
    const names = new Set([...scheduled, ...(ordered as JobName[])]);
    const jobs = Object.fromEntries([...names].map((name) => [name, JOBS[name]]));
    await runJobs(services, jobs, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
