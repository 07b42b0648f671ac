import { Hono } from 'hono';
import { z } from 'zod';
import { countRecentEvents } from '../../../../clickhouse/count-recent-events.ts';
import { listLastRuns } from '../../../../db/job-runs.ts';
import type { ApiEnv } from '../../context.ts';
import { keptFor } from '../../kept-for.ts';
import { limit } from '../../middleware/limit.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';

const KEEP_MS = 30_000;
const QUIET_MS = 15 * 60_000;
/** Cron runs every five minutes. */
const LATE_MS = 20 * 60_000;

const state = z.enum(['up', 'quiet', 'late', 'down', 'unknown']);
const statusSchema = z.object({
  api: state,
  numbers: state,
  intake: state,
  jobs: state,
  checked_at: z.string(),
});
type Status = z.infer<typeof statusSchema>;
const kept = keptFor<Status>(KEEP_MS, 1);

const description = describe({
  operationId: 'readStatus',
  tag: 'Public',
  summary: 'How the parts of the product are, as they were less than a minute ago',
  answer: statusSchema,
});

/** What the page `/status` tells. */
export const status = new Hono<ApiEnv>().get(
  '/',
  description,
  limit({ name: 'status', key: 'ip', rate: '60/m' }),
  async (c) => {
    const services = c.get('services');
    return c.json(await kept('', services.now(), () => readStatus(services)));
  },
);

async function readStatus({ db, clickhouse, now }: Services): Promise<Status> {
  const at = now();
  const [runs, events] = await Promise.allSettled([
    listLastRuns(db),
    countRecentEvents(clickhouse, at - QUIET_MS),
  ]);
  const lastRun = runs.status === 'fulfilled' ? Math.max(0, ...runs.value.map((run) => run.startedAt)) : 0;
  return {
    api: runs.status === 'fulfilled' ? 'up' : 'down',
    numbers: events.status === 'fulfilled' ? 'up' : 'down',
    // Whatever got here went the whole way of an event.
    intake: events.status === 'rejected' ? 'unknown' : events.value > 0 ? 'up' : 'quiet',
    jobs: lastRun === 0 ? 'unknown' : lastRun < at - LATE_MS ? 'late' : 'up',
    checked_at: new Date(at).toISOString(),
  };
}
