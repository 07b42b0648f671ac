import { Hono } from 'hono';
import { readActivity, readEventDays } from '../../../../clickhouse/event-days.ts';
import { APPROVAL_MS, listOldDeletions, listUndecided } from '../../../../db/deletions.ts';
import { listFailedRuns } from '../../../../db/job-runs.ts';
import { readOverview } from '../../../../db/overview.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { overviewSchema } from '../../answers/admin.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { listDeadLetters } from '../../dead-letters.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';

const DAY_MS = 86_400_000;
const EVENT_DAYS = 14;
/** Deletions are late from then on, as cron has it. */
const LATE_AFTER_MS = 60 * 3_600_000;

const describeOverview = describe({
  operationId: 'readAdminOverview',
  tag: 'Admin',
  summary: 'How the product is: sign-ups, sites, events, and what is wrong',
  answer: overviewSchema,
  errors: ['storage_unavailable'],
});

/** The operator's dashboard; it names nobody. */
export const adminOverview = new Hono<AuthenticatedEnv>().get(
  '/',
  describeOverview,
  requireStaff(),
  async (c) => {
    const services = c.get('services');
    const { db, clickhouse, now } = services;
    const [counts, events, activity, dead, failed, late, undecided] = await Promise.all([
      readOverview(db, now()),
      readEventDays(clickhouse, EVENT_DAYS),
      readActivity(clickhouse),
      listDeadLetters(services, { limit: 1000 }),
      listFailedRuns(db, now() - DAY_MS),
      listOldDeletions(db, now() - LATE_AFTER_MS),
      listUndecided(db),
    ]);
    await recordLook(c, staffActor(c), { target: 'overview' });
    return c.json({
      ...{ sign_ups: counts.signUps, users: counts.users, accounts: counts.accounts, sites: counts.sites },
      active_sites: activity.activeSites,
      events,
      newest_event_at: activity.newestAt === null ? null : new Date(activity.newestAt).toISOString(),
      dead_letters: {
        n: dead.letters.length,
        more: dead.cursor !== null,
        oldest_at: dead.letters.map(({ dead_at }) => dead_at).sort()[0] ?? null,
      },
      waiting_mails: counts.waitingMails,
      failed_jobs: failed.map(({ job, startedAt, error }) => ({
        ...{ job, at: new Date(startedAt).toISOString(), error: error ?? '' },
      })),
      undecided_deletions: undecided.map(({ publicId, kind, requestedAt }) => ({
        ...{ id: publicId, kind },
        decide_until: new Date(requestedAt + APPROVAL_MS).toISOString(),
      })),
      late_deletions: late.map(({ publicId }) => publicId),
    });
  },
);
