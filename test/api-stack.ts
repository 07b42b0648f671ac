import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { ClickHouse } from '../clickhouse/client.ts';
import { liveDates, pastKeyDates, pastKeyKey, saltKey } from '../core/salt-dates.ts';
import { applyD1Migrations } from '../db/test-database.ts';
import type { Bridge } from '../local/bridge/bridge.ts';
import { LOCAL_DATA_KEY } from '../local/data-key.ts';
import { freePort } from '../local/free-port.ts';
import { bundleWorker, workerOptions } from '../local/worker-options.ts';
import { type AnswerCheck, createAnswerCheck } from './check-answer.ts';
import { startTestClickHouse } from './clickhouse.ts';
import { type FakePostmark, startFakePostmark } from './fake-postmark.ts';
import { standIns } from './stand-ins.ts';

const ROOT = join(import.meta.dirname, '..');
const OPERATOR_TOKEN = 'operator-token-of-the-tests-0123456789';
/** Nothing listens there. */
const NO_CLICKHOUSE = 'http://127.0.0.1:9';

export interface TestSite {
  site_id: string;
  domain: string;
  timezone: string;
  key: string;
  script_url: string;
}

/** The api Worker in workerd, with real D1, KV, R2, Durable Objects and, if asked for, ClickHouse. */
export interface ApiStack {
  url: string;
  operatorToken: string;
  db: D1Database;
  sites: KVNamespace;
  salts: KVNamespace;
  deadLetters: R2Bucket;
  /** What stands for Postmark: every e-mail that left. */
  postmark: FakePostmark;
  /** Fails when the answer is not as the API describes it. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Asks an operator's route and fails unless it succeeds. */
  operator<T>(method: string, path: string, body?: object): Promise<T>;
  addSite(domain: string, timezone?: string): Promise<TestSite>;
  addKey(options: { scopes: string[]; site?: string; rate?: number }): Promise<string>;
  /** Ends every isolate and Durable Object and starts them anew, with other vars if need be; what is stored stays. The bindings here are void then. */
  restart(vars?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

export interface ApiStackOptions {
  clickhouse?: { url: string; database: string };
  vars?: Record<string, string>;
  /** Bundled instead of the Worker's own entry. */
  entry?: string;
  plugins?: Plugin[];
  /** What stands for other origins of the Internet (test/stand-ins.ts). */
  hosts?: Record<string, string>;
}

export async function startApi({
  clickhouse,
  vars,
  entry,
  plugins,
  hosts,
}: ApiStackOptions = {}): Promise<ApiStack> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const postmark = await startFakePostmark();
  const api = await workerOptions(ROOT, 'api', {
    routes: ['*/*'],
    ...(entry && { entry }),
    ...(plugins && { plugins }),
    vars: {
      STAGE: 'test',
      PUBLIC_URL: url,
      BEACON_URL: 'https://in.example.com',
      CLICKHOUSE_URL: clickhouse?.url ?? NO_CLICKHOUSE,
      CLICKHOUSE_DATABASE: clickhouse?.database ?? 'none',
      OPERATOR_TOKEN,
      DATA_KEY: LOCAL_DATA_KEY,
      POSTMARK_URL: postmark.url,
      POSTMARK_TOKEN: postmark.token,
      ...vars,
    },
  });
  const limits = {
    name: 'pharos-ingest',
    compatibilityDate: api.compatibilityDate,
    modules: [
      {
        type: 'ESModule' as const,
        path: 'limits.mjs',
        contents: await bundleWorker(join(ROOT, 'test/limit-worker.ts')),
      },
    ],
    durableObjects: { LIMITS: { className: 'LimitObject', useSQLite: true } },
  };
  const optionsWith = (more: Record<string, string>) =>
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      cf: false,
      logRequests: false,
      handleStructuredLogs: () => {},
      telemetry: { enabled: false },
      workers: [
        {
          ...api,
          ...(hosts && { outboundService: standIns(hosts) }),
          bindings: { ...(api as { bindings?: object }).bindings, ...more },
        },
        limits,
      ],
    });
  const miniflare = new Miniflare(optionsWith({}));
  await miniflare.ready;
  const bindings = await miniflare.getBindings<{
    DB: D1Database;
    SITES: KVNamespace;
    SALTS: KVNamespace;
    DEAD_LETTERS: R2Bucket;
  }>('pharos-api');
  await applyD1Migrations(bindings.DB);
  await putSalts(bindings.SALTS);

  let check: Promise<AnswerCheck> | undefined;
  const request: ApiStack['request'] = async (path, init) => {
    const address = new URL(path, url);
    const answer = await fetch(address, init);
    check ??= readAnswerCheck(url);
    await (await check)(init?.method ?? 'GET', address.pathname, answer);
    return answer;
  };
  const operator: ApiStack['operator'] = async (method, path, body) => {
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    const response = await request(`/api/operator${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    operatorToken: OPERATOR_TOKEN,
    db: bindings.DB,
    sites: bindings.SITES,
    salts: bindings.SALTS,
    deadLetters: bindings.DEAD_LETTERS,
    postmark,
    request,
    operator,
    addSite: (domain, timezone = 'Europe/Berlin') => operator('POST', '/sites', { domain, timezone }),
    addKey: async (options) => (await operator<{ key: string }>('POST', '/keys', options)).key,
    restart: (more = {}) => miniflare.setOptions(optionsWith(more)),
    stop: async () => {
      await miniflare.dispose();
      postmark.stop();
    },
  };
}

/** Both of them; ClickHouse takes a second, so only tests that store something ask for it. */
export async function startApiWithClickHouse(
  options: Omit<ApiStackOptions, 'clickhouse'> = {},
): Promise<ApiStack & { clickhouse: ClickHouse; bridge: Bridge }> {
  const storage = await startTestClickHouse();
  const api = await startApi({ ...options, clickhouse: { url: storage.bridge.url, database: 'test_1' } });
  return {
    ...api,
    clickhouse: storage.clickhouse,
    bridge: storage.bridge,
    stop: async () => {
      await api.stop();
      await storage.stop();
    },
  };
}

async function readAnswerCheck(url: string): Promise<AnswerCheck> {
  return createAnswerCheck(await (await fetch(`${url}/api/openapi.json`)).json());
}

async function putSalts(salts: KVNamespace): Promise<void> {
  const now = Date.now();
  for (const date of liveDates(now)) await salts.put(saltKey(date), 'ab'.repeat(32));
  for (const date of pastKeyDates(now)) await salts.put(pastKeyKey(date), 'cd'.repeat(32));
}
