import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readBody } from './read-body.ts';

const PROJECT = '1';
const KEY = 'publickey';

// https://develop.sentry.dev/sdk/foundations/envelopes/: a header line, then pairs of item header and payload.
const headerSchema = z.object({ event_id: z.string().regex(/^[0-9a-f]{32}$/), sent_at: z.iso.datetime() });
const eventSchema = z.looseObject({
  exception: z.object({ values: z.array(z.looseObject({ type: z.string(), value: z.string() })).min(1) }),
  environment: z.string(),
  tags: z.record(z.string(), z.string()),
});
export type SentryEvent = z.infer<typeof eventSchema>;

/** Takes errors as Sentry's ingestion does: the right project and key, a well-formed envelope, or 4xx. */
export async function startFakeSentry(): Promise<{ dsn: string; events: SentryEvent[]; stop: () => void }> {
  const events: SentryEvent[] = [];
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    if (body === undefined) return;
    const url = new URL(request.url ?? '/', 'http://localhost');
    const auth =
      url.searchParams.get('sentry_key') ??
      /sentry_key=(\w+)/.exec(String(request.headers['x-sentry-auth']))?.[1];
    if (request.method !== 'POST' || url.pathname !== `/api/${PROJECT}/envelope/`)
      return response.writeHead(404).end();
    if (auth !== KEY) return response.writeHead(403).end();
    try {
      const [header, item, payload] = body.toString().split('\n');
      headerSchema.parse(JSON.parse(header ?? ''));
      z.looseObject({ type: z.literal('event') }).parse(JSON.parse(item ?? ''));
      events.push(eventSchema.parse(JSON.parse(payload ?? '')));
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    } catch (error) {
      return response.writeHead(400).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://${KEY}@127.0.0.1:${port}/${PROJECT}`,
    events,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
