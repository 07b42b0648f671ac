import { Hono } from 'hono';
import { z } from 'zod';
import { describeError } from '../../../../observe/log.ts';
import { lettersSchema, replaySchema } from '../../answers/operator.ts';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { listDeadLetters, type Replayed, replayDeadLetter } from '../../dead-letters.ts';
import { knownError } from '../../errors.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';

/** Per request: each takes several calls to storage, of which a Worker has a limited number. */
const LETTERS_PER_REPLAY = 50;

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().min(1).optional(),
});

const describeList = describe({
  operationId: 'listDeadLetters',
  tag: 'Operator',
  summary: 'Messages that failed for good',
  answer: lettersSchema,
});

const list = new Hono<ApiEnv>().get('/', describeList, queryParams(pageSchema), async (c) =>
  c.json(await listDeadLetters(c.get('services'), c.req.valid('query'))),
);

const describeReplay = describe({
  operationId: 'replayDeadLetters',
  tag: 'Operator',
  summary: 'Store a page of dead letters after all',
  description: 'Ask again until `cursor` is null. Letters that fail stay and are named.',
  answer: replaySchema,
  errors: ['storage_unavailable'],
});

/** Replays one page from `cursor`; letters that fail stay and are named. Ask again until `cursor` is null. */
const replay = new Hono<ApiEnv>().post(
  '/replay',
  describeReplay,
  queryParams(pageSchema.pick({ cursor: true })),
  async (c) => {
    const services = c.get('services');
    const page = { ...c.req.valid('query'), limit: LETTERS_PER_REPLAY };
    const { letters, cursor } = await listDeadLetters(services, page);
    const replayed: Replayed[] = [];
    const failed: string[] = [];
    for (const { key } of letters) {
      try {
        const result = await replayDeadLetter(services, key);
        if (result) replayed.push(result);
      } catch (error) {
        // The storage is down and the rest would fail alike; what was replayed is gone from the bucket already.
        if (knownError(error)?.code === 'storage_unavailable') throw error;
        services.log('error', 'dead letter not replayed', {
          key,
          request_id: c.get('requestId'),
          ...describeError(error),
        });
        failed.push(key);
      }
    }
    const detail = { replayed: replayed.length, failed: failed.length };
    await recordAudit(c, { action: 'dead_letters.replayed', target: page.cursor ?? 'first page', detail });
    return c.json({ replayed, failed, cursor });
  },
);

/** Messages that failed for good, and their second chance. */
export const operatorDeadLetters = new Hono<ApiEnv>().route('/', list).route('/', replay);
