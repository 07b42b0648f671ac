import { Hono } from 'hono';
import { StorageError } from '../../../../clickhouse/client.ts';
import { readFreshness, readIngestHours } from '../../../../clickhouse/ingest-hours.ts';
import { listAnswerCounts } from '../../../../db/answer-counts.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { healthSchema } from '../../answers/admin.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { listDeadLetters } from '../../dead-letters.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';

const HOURS = 48;
const HOUR_MS = 3_600_000;

const describeHealth = describe({
  operationId: 'readAdminHealth',
  tag: 'Admin',
  summary: 'What goes wrong, and how old what waits is',
  answer: healthSchema,
});

/** The operator's dashboard of failures; it answers while ClickHouse does not, for that is when it is looked at. */
export const adminHealth = new Hono<AuthenticatedEnv>().get(
  '/',
  describeHealth,
  requireStaff(),
  async (c) => {
    const services = c.get('services');
    await recordLook(c, staffActor(c), { target: 'health' });
    const [answers, storage, dead] = await Promise.all([
      listAnswerCounts(services.db, services.now() - HOURS * HOUR_MS),
      readStorage(services),
      listDeadLetters(services, { limit: 1000 }),
    ]);
    return c.json({
      answers: answers.map(({ hour, ...counts }) => ({ hour: new Date(hour).toISOString(), ...counts })),
      storage,
      dead_letters: {
        n: dead.letters.length,
        more: dead.cursor !== null,
        oldest_at: dead.letters.map(({ dead_at }) => dead_at).sort()[0] ?? null,
      },
    });
  },
);

async function readStorage({ clickhouse }: Services) {
  try {
    const [hours, { deliveries, p95Ms, oldestMs }] = await Promise.all([
      readIngestHours(clickhouse, HOURS),
      readFreshness(clickhouse),
    ]);
    return {
      ingest: hours.map(({ hour, ...counts }) => ({ hour: new Date(hour).toISOString(), ...counts })),
      freshness: { deliveries, p95_ms: p95Ms, oldest_ms: oldestMs },
    };
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}
