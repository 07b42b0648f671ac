import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { convertV4MiniflareOptions, Miniflare, type Response } from 'miniflare';
import type { ClickHouse } from '../clickhouse/client.ts';
import { type FakePostmark, startFakePostmark } from '../test/fake-postmark.ts';
import type { Bridge } from './bridge/bridge.ts';
import { openClickHouse } from './clickhouse.ts';
import { controlOf } from './control.ts';
import { startCronTimer } from './cron-timer.ts';
import { migrateD1, readMigrations } from './d1-migrations.ts';
import { LOCAL_DATA_KEY } from './data-key.ts';
import { type FakeEcb, startFakeEcb } from './ecb/fake-ecb.ts';
import { freePort } from './free-port.ts';
import { outboxPage } from './outbox.ts';
import { QueueLedger } from './queue-ledger.ts';
import { stackWorkers } from './stack-workers.ts';
import { webFiles } from './web-files.ts';
import { type QueueSettings, readConfig, type WorkerName } from './worker-options.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What of this machine may be called where a customer names an address. */
const LOCAL_HOSTS = 'localhost,127.0.0.1';
const QUEUE = 'pharos-events';
const SALTS_CRON = '17 * * * *';
/** Of finding a port that is still free when it is listened on. */
const MAX_TRIES = 5;
const DRAIN_POLL_MS = 50;
/** Where a request comes from that does not say so itself by a header MF-CF-Blob. */
const NEUTRAL_CF = { colo: 'DEV', httpProtocol: 'HTTP/1.1' };

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
  /** What stands for the European Central Bank; undefined when the cron Worker is given another ECB_RATES_URL. */
  ecb: FakeEcb | undefined;
  /** What stands for Postmark: every e-mail that left; `/dev/outbox` shows them. */
  postmark: FakePostmark;
  /** Runs the cron Worker as Cloudflare would at `at` (epoch ms). @throws when it fails */
  runCron(cron: string, at?: number): Promise<void>;
  /** Messages that are queued, being delivered, or waiting for another delivery. */
  outstanding(): Promise<number>;
  /** Waits until every queue is empty and no consumer is at work. */
  drain(): Promise<void>;
  /** Refuses new beacons, waits for the queues, and stops; nothing that was accepted is lost. */
  close(): Promise<void>;
  /** Stops at once, as a crash would: what is queued is lost. */
  abandon(): Promise<void>;
}

/** Starts the whole product on one port of localhost: every Worker of wrangler.toml in one process, and ClickHouse. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  for (let tries = 1; ; tries++) {
    try {
      return await openWhole(options);
    } catch (error) {
      // A free port may be somebody else's by the time it is listened on.
      if (options.port || !isAddressInUse(error) || tries === MAX_TRIES) throw error;
    }
  }
}

/** Opens all parts, or closes those that were opened. */
async function openWhole(options: StackOptions): Promise<Stack> {
  const opened: (() => Promise<unknown>)[] = [];
  async function stop(): Promise<void> {
    for (const close of opened.splice(0).reverse()) await close();
  }
  try {
    return await open(options, opened, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function isAddressInUse(error: unknown): boolean {
  return (
    error instanceof Error &&
    /ADDRESS_IN_USE|EADDRINUSE|address already in use/i.test(`${error} ${'code' in error ? error.code : ''}`)
  );
}

async function open(
  options: StackOptions,
  opened: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const log = options.log ?? (() => {});
  const port = options.port || (await freePort());
  const url = `http://localhost:${port}`;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'pharos-')));
  if (!options.dataDir) opened.push(() => rm(dataDir, { recursive: true, force: true }));
  await mkdir(dataDir, { recursive: true });

  const storage = await openClickHouse(ROOT, dataDir, options.clickhouseUrl);
  opened.push(async () => storage.bridge?.close());
  const filesEnded = new AbortController();
  const files = await webFiles(join(ROOT, 'web/dist'), filesEnded.signal, log);
  opened.push(async () => filesEnded.abort());

  const ecb = options.vars?.cron?.ECB_RATES_URL ? undefined : await startFakeEcb();
  opened.push(async () => ecb?.stop());

  const postmark = await startFakePostmark();
  opened.push(async () => postmark.stop());
  const mailVars = { POSTMARK_URL: postmark.url, POSTMARK_TOKEN: postmark.token };

  const operatorToken = randomBytes(32).toString('hex');
  const ledger = new QueueLedger(log);
  const workers = await stackWorkers({
    root: ROOT,
    common: { STAGE: 'local', ...storage.vars },
    vars: {
      ...options.vars,
      cron: {
        PUBLIC_URL: url,
        DATA_KEY: LOCAL_DATA_KEY,
        LOCAL_HOSTS,
        ...(ecb && { ECB_RATES_URL: ecb.url }),
        ...mailVars,
        ...options.vars?.cron,
      },
      api: {
        PUBLIC_URL: url,
        BEACON_URL: url,
        OPERATOR_TOKEN: operatorToken,
        DATA_KEY: LOCAL_DATA_KEY,
        LOCAL_HOSTS,
        ...mailVars,
        ...options.vars?.api,
      },
    },
    queues: options.queues ?? {},
    files: async (request) => {
      const asked = new URL(request.url);
      return outboxPage(asked, postmark.mails) ?? options.page?.(asked) ?? (await files(request));
    },
  });
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
      workers,
    }),
  );
  opened.push(() => mf.dispose());
  await mf.ready;

  const control = controlOf(mf);
  const runCron = (cron: string, at = Date.now()) => control.runCron(cron, at);
  await migrateD1(await mf.getD1Database('DB', 'pharos-api'), readMigrations(join(ROOT, 'migrations/d1')));
  await makeSalts(mf, runCron);
  const { crons } = readConfig(join(ROOT, 'wrangler.toml'), 'cron');
  const timer = startCronTimer(options.crons === false ? [] : crons, runCron, log);
  opened.push(() => timer.stop());

  const outstanding = async () => ledger.outstanding(QUEUE, await control.sent());
  const drain = async () => {
    while ((await outstanding()) > 0) await wait(DRAIN_POLL_MS);
  };
  return {
    url,
    port,
    operatorToken,
    mf,
    clickhouse: storage.client,
    bridge: storage.bridge,
    ecb,
    postmark,
    runCron,
    outstanding,
    drain,
    async close() {
      await control.closeQueue();
      await drain();
      await stop();
    },
    abandon: stop,
  };
}

/** No beacon is taken without the day's salt. What else that cron does may fail, and be tried again. */
async function makeSalts(mf: Miniflare, runCron: (cron: string) => Promise<void>): Promise<void> {
  const failure = await runCron(SALTS_CRON).then(
    () => undefined,
    (error: unknown) => error,
  );
  const salts = await mf.getKVNamespace('SALTS', 'pharos-cron');
  if (failure && !(await salts.get(`salt:${new Date().toISOString().slice(0, 10)}`))) throw failure;
}
