import { Hono } from 'hono';
import { z } from 'zod';
import { recordAudit } from '../../audit.ts';
import type { ApiEnv } from '../../context.ts';
import { EXCHANGE_STEPS, exchangeSlice } from '../../identity/exchange-data-key.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';

const sliceSchema = z.strictObject({
  step: z.enum(EXCHANGE_STEPS).default('sessions'),
  cursor: z.string().max(2000).default(''),
});

const description = describe({
  operationId: 'exchangeDataKey',
  tag: 'Operator',
  summary: 'Seal one slice anew by the present DATA_KEY',
  description: 'Ask again with `next` until that is null. It begins by ending every session.',
  answer: z.object({
    exchanged: z.int(),
    next: z.object({ step: z.enum(EXCHANGE_STEPS), cursor: z.string() }).nullable(),
  }),
});

/** Exchanges DATA_KEY, slice by slice; what is left of OLD_DATA_KEY can be found again by asking anew. */
export const operatorDataKey = new Hono<ApiEnv>().post('/', description, jsonBody(sliceSchema), async (c) => {
  const slice = c.req.valid('json');
  const done = await exchangeSlice(c.get('services'), slice);
  await recordAudit(c, {
    action: 'data_key.exchanged',
    target: slice.step,
    detail: { exchanged: done.exchanged },
  });
  return c.json(done);
});
