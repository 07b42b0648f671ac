import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readBody } from './read-body.ts';

const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;
const MAX_BODY_CHARS = 5 * 1024 * 1024;
/** Kept at most, so that a stack may run for weeks. */
const MAX_KEPT = 1000;
const STREAMS = ['outbound', 'broadcast'];

// https://postmarkapp.com/developer/api/email-api and …/messages-api
const ADDRESS = /^(?:[^<>"@,\r\n]+ <([^<>\s@,]+@[^<>\s@,]+\.[^<>\s@,]+)>|[^<>\s@,]+@[^<>\s@,]+\.[^<>\s@,]+)$/;
const body = z.string().min(1).max(MAX_BODY_CHARS);
const messageSchema = z
  .strictObject({
    From: z.string().max(255).regex(ADDRESS),
    To: z.string().refine((list) => list.split(',').length <= 50 && list.split(',').every(isAddress)),
    Subject: z
      .string()
      .max(2000)
      .regex(/^[^\r\n]*$/),
    HtmlBody: body.optional(),
    TextBody: body.optional(),
    Tag: z.string().max(1000).optional(),
    Headers: z
      .array(z.strictObject({ Name: z.string().regex(/^[\w-]+$/), Value: z.string().regex(/^[^\r\n]+$/) }))
      .default([]),
    MessageStream: z.string().default('outbound'),
    Metadata: z
      .record(z.string().max(20), z.string().max(80))
      .refine((metadata) => Object.keys(metadata).length <= 10)
      .default({}),
    TrackOpens: z.boolean().optional(),
    TrackLinks: z.enum(['None', 'HtmlAndText', 'HtmlOnly', 'TextOnly']).optional(),
  })
  .refine(({ HtmlBody, TextBody }) => HtmlBody !== undefined || TextBody !== undefined);

/** An e-mail that Postmark would have delivered. */
export interface KeptMail extends z.infer<typeof messageSchema> {
  MessageID: string;
  /** ISO 8601. */
  SubmittedAt: string;
}

/** How the next messages fail: with an answer, or taken and then no answer (`hang-up`). */
export type PostmarkFault = { status: number; code?: number } | 'hang-up';

export interface FakePostmark {
  /** For POSTMARK_URL. */
  url: string;
  /** For POSTMARK_TOKEN. */
  token: string;
  /** Taken so far, oldest first. */
  mails: KeptMail[];
  /** Calls so far, refused ones included: `POST /email`. */
  calls: string[];
  /** Each message takes the first of them away. */
  faults: PostmarkFault[];
  /** Addresses that bounced. */
  inactive: Set<string>;
  /** The newest e-mail to an address. @throws when there is none */
  lastTo(address: string): KeptMail;
  stop(): void;
}

/** Takes e-mails as strictly as Postmark: token, headers, fields, types, sizes; answers with its statuses and ErrorCodes. */
export async function startFakePostmark(): Promise<FakePostmark> {
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    if (body === undefined) return;
    const url = new URL(request.url ?? '/', 'http://localhost');
    fake.calls.push(`${request.method} ${url.pathname}`);
    const answer = (status: number, content: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    const refuse = (status: number, ErrorCode: number) =>
      answer(status, { ErrorCode, Message: `Refused with ${ErrorCode}.` });

    if (request.headers['x-postmark-server-token'] !== fake.token) return refuse(401, 10);
    if (request.headers.accept !== 'application/json') return refuse(406, 0);
    if (request.method === 'GET' && url.pathname === '/messages/outbound') {
      const found = search(fake.mails, url.searchParams);
      return found ? answer(200, found) : refuse(422, 700);
    }
    if (request.method !== 'POST' || url.pathname !== '/email') return response.writeHead(404).end();

    const fault = fake.faults.shift();
    if (fault && fault !== 'hang-up') return refuse(fault.status, fault.code ?? fault.status);
    const read = readMessage(request.headers, body, fake.inactive);
    if ('refusal' in read) return refuse(...read.refusal);
    const kept = { ...read.message, MessageID: randomUUID(), SubmittedAt: new Date().toISOString() };
    fake.mails.push(kept);
    if (fake.mails.length > MAX_KEPT) fake.mails.shift();
    if (fault === 'hang-up') return request.socket.destroy();
    const { To, MessageID, SubmittedAt } = kept;
    return answer(200, { To, SubmittedAt, MessageID, ErrorCode: 0, Message: 'OK' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fake: FakePostmark = {
    url: `http://127.0.0.1:${port}`,
    token: randomUUID(),
    mails: [],
    calls: [],
    faults: [],
    inactive: new Set(),
    lastTo(address) {
      const last = fake.mails.findLast(({ To }) => To === address);
      if (!last) throw new Error(`no e-mail to ${address}`);
      return last;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim());
}

/** The message, or the status and ErrorCode it is refused with. */
function readMessage(
  headers: IncomingHttpHeaders,
  payload: Buffer,
  inactive: ReadonlySet<string>,
): { message: z.infer<typeof messageSchema> } | { refusal: [status: number, code: number] } {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return { refusal: [415, 0] };
  if (payload.byteLength > MAX_PAYLOAD_BYTES) return { refusal: [413, 0] };
  let json: unknown;
  try {
    json = JSON.parse(payload.toString());
  } catch {
    return { refusal: [422, 402] };
  }
  const parsed = messageSchema.safeParse(json);
  if (!parsed.success) return { refusal: [422, 300] };
  if (!STREAMS.includes(parsed.data.MessageStream)) return { refusal: [422, 1235] };
  if (parsed.data.MessageStream === 'broadcast' && !hasOneClick(parsed.data.Headers)) {
    return { refusal: [422, 300] };
  }
  if (parsed.data.To.split(',').every((address) => inactive.has(address.trim()))) {
    return { refusal: [422, 406] };
  }
  return { message: parsed.data };
}

/** What a broadcast must bring where the stream's unsubscribe links are the sender's own (RFC 8058). */
function hasOneClick(headers: readonly { Name: string; Value: string }[]): boolean {
  const valuesOf = (name: string) => headers.filter(({ Name }) => Name === name).map(({ Value }) => Value);
  const [[url = '', ...more], post] = [valuesOf('List-Unsubscribe'), valuesOf('List-Unsubscribe-Post')];
  return (
    /^<https?:\/\/[^\s<>]+>$/.test(url) && more.length === 0 && `${post}` === 'List-Unsubscribe=One-Click'
  );
}

/** Postmark's message search, as far as it is used; undefined for a query it would refuse. */
function search(mails: readonly KeptMail[], query: URLSearchParams): object | undefined {
  const count = Number(query.get('count') ?? Number.NaN);
  const offset = Number(query.get('offset') ?? Number.NaN);
  if (!(count >= 1 && count <= 500 && offset >= 0)) return undefined;
  const wanted = [...query].filter(([name]) => name.startsWith('metadata_'));
  const stream = query.get('messagestream') ?? 'outbound';
  const found = mails
    .filter(({ MessageStream }) => MessageStream === stream)
    .filter(({ Metadata }) => wanted.every(([name, value]) => Metadata[name.slice(9)] === value))
    .reverse();
  return {
    TotalCount: found.length,
    Messages: found
      .slice(offset, offset + count)
      .map(({ MessageID, Tag, To, From, Subject, Metadata, MessageStream }) => ({
        ...{ MessageID, Tag, From, Subject, Metadata, MessageStream, Status: 'Sent' },
        Recipients: [To],
      })),
  };
}
