import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare, type Response } from 'miniflare';
import type { ClickHouse } from '../clickhouse/client.ts';
import type { Bridge } from './bridge/bridge.ts';
import { openClickHouse } from './clickhouse.ts';
import { startCronTimer } from './cron-timer.ts';
import { migrateD1, readMigrations } from './d1-migrations.ts';
import { freePort } from './free-port.ts';
import { QueueLedger } from './queue-ledger.ts';
import { CONTROL_WORKER, stackWorkers } from './stack-workers.ts';
import { webFiles } from './web-files.ts';
import { type QueueSettings, readConfig, type WorkerName } from './worker-options.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const QUEUE = 'pharos-events';
const SALTS_CRON = '17 * * * *';
const DRAIN_POLL_MS = 50;

export interface StackOptions {
  /** 0 = any free one. */
  port?: number;
  /** Holds everything that outlives the process; without it a temporary folder that `close` removes. */
  dataDir?: string;
  /** A real ClickHouse instead of the embedded one. */
  clickhouseUrl?: string;
  /** Vars over those of wrangler.toml, by Worker. */
  vars?: Partial<Record<WorkerName, Record<string, string>>>;
  /** Delivery settings over those of wrangler.toml, by queue. */
  queues?: Record<string, QueueSettings>;
  /** Whether the crons fire by themselves. */
  crons?: boolean;
  /** Answers a request that is neither a beacon nor the API's, before the web files are asked. */
  page?: (url: URL) => Response | undefined;
  /** Lines that the Workers and Miniflare write; default: nowhere. */
  log?: (line: string) => void;
}

export interface Stack {
  /** `http://localhost:<port>`: dashboard, API, tracker and beacons. */
  url: string;
  port: number;
  /** Bearer token of the operator's routes. */
  operatorToken: string;
  mf: Miniflare;
  clickhouse: ClickHouse;
  /** The embedded ClickHouse; undefined with `clickhouseUrl`. */
  bridge: Bridge | undefined;
  /** Runs the cron Worker as Cloudflare would at `at` (epoch ms). @throws when it fails */
  runCron(cron: string, at?: number): Promise<void>;
  /** Messages that are queued, being delivered, or waiting for another delivery. */
  outstanding(): Promise<number>;
  /** Waits until every queue is empty and no consumer is at work. */
  drain(): Promise<void>;
  /** Refuses new beacons, waits for the queues, and stops; nothing that was accepted is lost. */
  close(): Promise<void>;
}

/** Starts the whole product on one port of localhost: every Worker of wrangler.toml in one process, and ClickHouse. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const port = options.port || (await freePort());
  const url = `http://localhost:${port}`;
  const log = options.log ?? (() => {});
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'pharos-')));
  await mkdir(dataDir, { recursive: true });
  const operatorToken = randomBytes(32).toString('hex');
  const ended = new AbortController();
  const ledger = new QueueLedger(log);

  const storage = await openClickHouse(ROOT, dataDir, options.clickhouseUrl);
  const files = await webFiles(join(ROOT, 'web/dist'), ended.signal, log);
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      cf: NEUTRAL_CF,
      log: ledger,
      logRequests: false,
      handleStructuredLogs: ({ message }) => log(message),
      resourcePersistencePath: join(dataDir, 'state'),
      telemetry: { enabled: false },
      workers: await stackWorkers({
        root: ROOT,
        common: { STAGE: 'local', ...storage.vars },
        vars: {
          ...options.vars,
          api: { PUBLIC_URL: url, BEACON_URL: url, OPERATOR_TOKEN: operatorToken, ...options.vars?.api },
        },
        queues: options.queues ?? {},
        files: async (request) => options.page?.(new URL(request.url)) ?? (await files(request)),
      }),
    }),
  );

  async function stop(): Promise<void> {
    ended.abort();
    await mf.dispose();
    await storage.bridge?.close();
    if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
  }

  /** Asks the control Worker; see control-worker.ts. */
  async function control<T>(path: string): Promise<T> {
    const worker = await mf.getWorker(CONTROL_WORKER);
    const response = await worker.fetch(`http://control${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function runCron(cron: string, at = Date.now()): Promise<void> {
    const outcome = await control<string>(`/cron?${new URLSearchParams({ cron, at: String(at) })}`);
    if (outcome !== 'ok') throw new Error(`the cron Worker ended with "${outcome}" for ${cron}`);
  }

  /** No beacon is taken without the day's salt. What else that cron does may fail and be tried again. */
  async function makeSalts(): Promise<void> {
    const failure = await runCron(SALTS_CRON).then(
      () => undefined,
      (error: unknown) => error,
    );
    const salts = await mf.getKVNamespace('SALTS', 'pharos-cron');
    if (failure && !(await salts.get(`salt:${new Date().toISOString().slice(0, 10)}`))) throw failure;
  }

  try {
    await mf.ready;
    await migrateD1(await mf.getD1Database('DB', 'pharos-api'), readMigrations(join(ROOT, 'migrations/d1')));
    await makeSalts();
  } catch (error) {
    await stop();
    throw error;
  }

  async function outstanding(): Promise<number> {
    return ledger.outstanding(QUEUE, await control<number>('/sent'));
  }

  async function drain(): Promise<void> {
    while ((await outstanding()) > 0) await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
  }

  const { crons } = readConfig(join(ROOT, 'wrangler.toml'), 'cron');
  const timer = startCronTimer(options.crons === false ? [] : crons, runCron, log);
  return {
    url,
    port,
    operatorToken,
    mf,
    clickhouse: storage.client,
    bridge: storage.bridge,
    runCron,
    outstanding,
    drain,
    async close() {
      await timer.stop();
      await control('/close');
      await drain();
      await stop();
    },
  };
}

/** Where a request comes from that does not say so itself by a header MF-CF-Blob. */
const NEUTRAL_CF = { colo: 'DEV', httpProtocol: 'HTTP/1.1' };
