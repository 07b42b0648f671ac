import type { Env } from './env.ts';
import { archiveEvents } from './jobs/archive-events.ts';
import { checkBudgets } from './jobs/check-budgets.ts';
import { collectGenerations } from './jobs/collect-generations.ts';
import { deleteLoginSessions } from './jobs/delete-login-sessions.ts';
import { eraseSites } from './jobs/erase-sites.ts';
import { expireDates } from './jobs/expire-dates.ts';
import { fetchRates } from './jobs/fetch-rates.ts';
import { rotateSalts } from './jobs/rotate-salts.ts';
import { sealDates } from './jobs/seal-dates.ts';
import { sendMails } from './jobs/send-mails.ts';
import { runJobs } from './run-jobs.ts';
import { createServices } from './services.ts';

/** What runs when; the expressions are those of wrangler.toml. */
const SCHEDULE: Record<string, Parameters<typeof runJobs>[1]> = {
  '*/5 * * * *': { rotateSalts, sendMails, sealDates },
  '17 * * * *': {
    rotateSalts,
    collectGenerations,
    archiveEvents,
    deleteLoginSessions,
    eraseSites,
    expireDates,
    fetchRates,
    checkBudgets,
  },
};

export default {
  /** Liveness for the operator; the Worker has no other route. */
  fetch(request: Request): Response {
    if (new URL(request.url).pathname === '/health') return Response.json({ ok: true });
    return new Response(null, { status: 404 });
  },

  async scheduled(controller: ScheduledController, env: Env, context: ExecutionContext): Promise<void> {
    const jobs = SCHEDULE[controller.cron];
    if (!jobs) throw new Error(`No job is scheduled for "${controller.cron}"`);
    await runJobs(createServices(env, context), jobs, controller.scheduledTime);
  },
} satisfies ExportedHandler<Env>;
