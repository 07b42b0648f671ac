import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readBody } from './read-body.ts';

const messageSchema = z.strictObject({
  text: z.string().min(1),
  id: z.string(),
  event: z.enum(['budget.broken', 'budget.kept']),
  ...{ site: z.string(), name: z.string(), vital: z.string(), url: z.url() },
  ...{ route: z.string().nullable(), device: z.string().nullable() },
  ...{ limit: z.number(), value: z.number(), samples: z.int(), days: z.int(), date: z.iso.date() },
});

/** Takes webhooks as a careful receiver does: signed, in time, and of the fields that are documented, or 4xx. */
export async function startFakeReceiver(clock: () => number): Promise<{
  url: string;
  /** Taken so far. */
  messages: z.infer<typeof messageSchema>[];
  /** How the next calls are answered instead; each takes the first away. */
  faults: { status: number; location?: string }[];
  /** What was wrong with those that were refused. */
  refused: string[];
  secret: string;
  stop: () => void;
}> {
  const receiver = { messages: [], faults: [], refused: [], secret: '' } as Omit<
    Awaited<ReturnType<typeof startFakeReceiver>>,
    'url' | 'stop'
  >;
  const server = createServer(async (request, response) => {
    const read = await readBody(request);
    if (read === undefined) return;
    const fault = receiver.faults.shift();
    if (fault)
      return response.writeHead(fault.status, fault.location ? { location: fault.location } : {}).end();
    const refuse = (status: number, why: string) => {
      receiver.refused.push(why);
      response.writeHead(status).end(why);
    };
    if (request.method !== 'POST' || request.url !== '/hook') return refuse(404, String(request.url));
    if (request.headers['content-type'] !== 'application/json') return refuse(415, 'not JSON');
    const body = read.toString();
    const [, time = '', signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-pharos-signature'])) ?? [];
    const expected = createHmac('sha256', receiver.secret).update(`${time}.${body}`).digest('hex');
    if (signature !== expected) return refuse(401, 'wrong signature');
    if (Math.abs(clock() - Number(time) * 1000) > 300_000) return refuse(401, 'too old');
    const message = messageSchema.safeParse(JSON.parse(body));
    if (!message.success) return refuse(400, message.error.message);
    receiver.messages.push(message.data);
    return response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}
