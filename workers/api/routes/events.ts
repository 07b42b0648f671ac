import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { eventsAnswerSchema } from '../answers/events.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { enrichEvents } from '../events/enrich-events.ts';
import { sentEventSchema } from '../events/event-schema.ts';
import { parseEvents } from '../events/parse-events.ts';
import { storeEvents } from '../events/store-events.ts';
import { requireKey } from '../middleware/authenticate.ts';
import { BODY_ERRORS } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { readBody } from '../read-body.ts';

const MAX_BODY_BYTES = 20 * 1024 * 1024;

const eventSchema = sentEventSchema.meta({ id: 'Event' });

const description = describe({
  operationId: 'sendEvents',
  tag: 'Events',
  summary: 'Store events, exactly once by their ids',
  description:
    'Answers when they can be asked about. Events that cannot be stored are named, and the others are.',
  body: {
    content: {
      'application/json': z.union([z.array(eventSchema), eventSchema]),
      'application/x-ndjson': z.string().meta({ description: 'One event a line.' }),
    },
    isRequired: true,
  },
  answer: eventsAnswerSchema,
  errors: [...BODY_ERRORS, 'no_salt', 'storage_unavailable'],
});

/** Events sent by servers, importers and tests. Answers when they are queryable. */
export const events = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireKey('events:write'),
  async (c) => {
    const services = c.get('services');
    const body = await readBody(c.req.raw, MAX_BODY_BYTES);
    const parsed = parseEvents(body, {
      contentType: c.req.header('content-type'),
      now: services.now(),
      freshId: randomUUID,
    });
    const enriched = await enrichEvents(services, parsed, c.get('principal').access);
    const storing = storeEvents(services, enriched);
    // A client that hangs up must not leave the site's lock behind.
    c.executionCtx.waitUntil(storing.catch(() => {}));
    const { stored, duplicates } = await storing;
    return c.json({
      accepted: stored,
      duplicates,
      rejected: enriched.rejected.map(({ index, reason, message }) => ({ index, reason, message })),
    });
  },
);
