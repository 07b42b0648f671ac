import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Engine, Run, RunResult } from './engine.ts';
import { Refusal, statusOf, toException } from './exceptions.ts';
import { createFaults, type Faults, faultSchema } from './faults.ts';
import { isOn, readRequest } from './read-request.ts';
import { summarise } from './summary.ts';

const compress = promisify(gzip);

// ClickHouse's http_max_uri_size: parameters travel in the URL.
const MAX_URI_BYTES = 1 << 20;

/**
 * ClickHouse's HTTP interface over an embedded engine, as far as its clients use it, plus `/_fault` for tests.
 * Unlike a server it believes any user, inserts at once what is sent with async_insert = 1, holds a whole result in
 * memory, and sends no progress while a statement runs.
 */
export function createBridgeServer(engine: Engine): Server {
  const faults = createFaults();
  const server = createServer({ maxHeaderSize: MAX_URI_BYTES }, (request, response) => {
    void answer(engine, faults, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 65_000; // longer than clients keep an idle connection, or they write into a closed one
  return server;
}

async function answer(
  engine: Engine,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/_fault') return answerFaults(faults, request, response);
  if (faults.takeRefusal()) return void request.destroy();
  if (url.pathname === '/ping') return void response.end('Ok.\n');
  if (url.pathname !== '/') return void response.writeHead(404).end(`There is no handle ${url.pathname}\n`);
  if (request.method === 'GET' && url.search === '') return void response.end('Ok.\n');

  response.setHeader('x-clickhouse-query-id', url.searchParams.get('query_id') || randomUUID());
  response.setHeader('x-clickhouse-timezone', 'UTC');
  try {
    const run = await readRequest(request, url);
    const result = await runWithFaults(engine, faults, run, response);
    if (result) await sendResult(engine, request, response, run, result, url);
  } catch (error) {
    const { code, text } = toException(error, engine.version);
    response.writeHead(statusOf(code), {
      'content-type': 'text/plain; charset=UTF-8',
      'x-clickhouse-exception-code': String(code),
    });
    response.end(`${text}\n`);
  }
}

/** Runs the statement as the faults in force let it; undefined when the connection is gone. */
async function runWithFaults(
  engine: Engine,
  faults: Faults,
  run: Run,
  response: ServerResponse,
): Promise<RunResult | undefined> {
  const taken = faults.take(run.sql);
  const has = (mode: string) => taken.some((fault) => fault.mode === mode);
  if (has('refuse')) return void response.destroy();
  const delayMs = taken.reduce((total, fault) => total + (fault.mode === 'delay' ? fault.delayMs : 0), 0);
  // A timer of no time takes one millisecond.
  if (delayMs > 0) await wait(delayMs);
  if (has('fail_before'))
    throw new Refusal('NETWORK_ERROR', 'A fault that a test asked for: nothing was done.');
  const result = await engine.run(run);
  const lost = taken.find((fault) => fault.mode === 'fail_after');
  if (lost?.answer === 'error')
    throw new Refusal('NETWORK_ERROR', 'A fault that a test asked for: the answer is lost.');
  if (lost) return void response.destroy();
  return result;
}

async function sendResult(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  run: Run,
  result: RunResult,
  url: URL,
): Promise<void> {
  let { body } = result;
  response.setHeader(
    'content-type',
    engine.contentTypes.get(run.format.toLowerCase()) ?? 'text/plain; charset=UTF-8',
  );
  response.setHeader('x-clickhouse-format', run.format);
  response.setHeader('x-clickhouse-summary', JSON.stringify(summarise(run.format, result)));
  const wantsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (wantsGzip && isOn(url.searchParams.get('enable_http_compression')) && body.length > 0) {
    body = await compress(body, { level: 1 });
    response.setHeader('content-encoding', 'gzip');
  }
  response.setHeader('content-length', body.length);
  response.end(body);
}

async function answerFaults(
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const fault = faultSchema.safeParse(await json(request).catch(() => undefined));
    if (!fault.success) return void response.writeHead(400).end(`No such fault: ${fault.error.message}\n`);
    faults.add(fault.data);
  } else if (request.method === 'DELETE') {
    faults.clear();
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(faults.list()));
}
