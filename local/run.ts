import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Response } from 'miniflare';
import type { FakeOidc } from '../test/fake-oidc.ts';
import { buildArtifacts } from './artifacts.ts';
import { BridgeError } from './bridge/bridge.ts';
import { openDataDir, writePrivate } from './data-dir.ts';
import { demoPage } from './demo/demo-page.ts';
import { DEMO_SITE } from './demo/demo-site.ts';
import { OWN_SITE } from './demo/own-site.ts';
import { runDemo } from './demo/run-demo.ts';
import { freePort, isPortFree } from './free-port.ts';
import { replaceOrphans } from './orphans.ts';
import { startLocalProvider, TEAM_DOMAIN } from './provider.ts';
import { type Demo, type SignIn, seedDemo, seedSignIn } from './seed.ts';
import { type Stack, startStack } from './stack.ts';
import { StartError } from './start-error.ts';
import { parseOptions, type StartOptions } from './start-options.ts';
import { stopSignal } from './stop-signal.ts';

/* The stack in a process group of its own, as `npm start` (start.ts) starts it. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function run(options: StartOptions): Promise<void> {
  const stop = stopSignal();
  const dataDir = openDataDir(options.dataDir);
  replaceOrphans(dataDir.path);
  const port = options.port || (await freePort());
  if (!(await isPortFree(port))) throw new StartError(`Port ${port} is taken; choose another with --port.`);
  const logFile = openSync(join(dataDir.path, 'pharos.log'), 'w', 0o600);
  const log = (line: string) => writeSync(logFile, `${line}\n`);
  const tokenFile = join(root, '.pharos', `operator-${port}.token`);
  try {
    await buildArtifacts();
    let demo: Demo | undefined;
    let provider: FakeOidc | undefined;
    const stack = await start(options, port, log, () => demo);
    try {
      mkdirSync(dirname(tokenFile), { recursive: true });
      writePrivate(tokenFile, stack.operatorToken);
      const operator = { url: stack.url, token: stack.operatorToken };
      const signIn = await seedSignIn(operator, dataDir.path);
      if (!options.isEmpty) demo = await seedDemo(operator, dataDir.path, Date.now());
      provider = await startLocalProvider(stack);
      await assertAnswers(stack.url);
      // In one piece: who waits for the first line may read the others at once.
      console.log(welcome(stack.url, signIn, { hasDemo: demo !== undefined, issuer: provider.issuer }));
      await (demo ? runDemo(stack.url, demo, stop.signal) : stop.stopped);
      await stop.stopped;
    } finally {
      provider?.stop();
      rmSync(tokenFile, { force: true });
      await closeStack(stack, stop);
    }
  } finally {
    closeSync(logFile);
    dataDir.release();
  }
}

function welcome(
  url: string,
  { email, password }: SignIn,
  { hasDemo, issuer }: { hasDemo: boolean; issuer: string },
): string {
  const lines = [`ready ${url}`, '', `  Sign in     ${email}`, `  Password    ${password}`];
  if (hasDemo) lines.push(`  Demo page   ${url}/demo`);
  lines.push(`  Outbox      ${url}/dev/outbox`);
  lines.push(`  Provider    ${issuer} (docs/sso.md; it takes anybody@${TEAM_DOMAIN})`);
  return [...lines, '', 'Ctrl-C stops it.'].join('\n');
}

const PATIENCE_MS = 4000;

/** Starts the stack; whatever is wrong with the data directory becomes one sentence. */
async function start(
  { dataDir }: StartOptions,
  port: number,
  log: (line: string) => void,
  demo: () => Demo | undefined,
): Promise<Stack> {
  try {
    return await startStack({
      port,
      dataDir,
      clickhouseUrl: process.env.CLICKHOUSE_URL || undefined,
      // Without it the rates are made up, so that nothing needs a network.
      vars: {
        api: { DEMO_SITE: DEMO_SITE.domain, OWN_SITE: OWN_SITE.domain },
        ...(process.env.ECB_RATES_URL && { cron: { ECB_RATES_URL: process.env.ECB_RATES_URL } }),
      },
      log,
      page({ pathname }) {
        const html = demoPage(pathname, demo()?.siteKey ?? '');
        return html === undefined
          ? undefined
          : new Response(html, {
              headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
            });
      },
    });
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof BridgeError) throw new StartError(error.message);
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw new StartError(`The data in ${dataDir} cannot be used; ${join(dataDir, 'pharos.log')} says why.`);
  }
}

/** Stops the stack; who asks a second time does not want to wait for the queue. */
async function closeStack(stack: Stack, stop: ReturnType<typeof stopSignal>): Promise<void> {
  const timer = setTimeout(() => {
    stack.outstanding().then(
      (waiting) => console.log(`Waiting for ${waiting} queued messages; Ctrl-C again gives them up.`),
      () => {}, // stopped meanwhile
    );
  }, PATIENCE_MS);
  const isClosed = await Promise.race([stack.close().then(() => true), stop.insisted]);
  clearTimeout(timer);
  if (!isClosed) process.exit(1);
}

/** @throws when a Worker or the dashboard does not answer */
async function assertAnswers(url: string): Promise<void> {
  const paths = ['/', '/health/ingest', '/health/consumer', '/health/api', '/health/cron'];
  await Promise.all(
    paths.map(async (path) => {
      const response = await fetch(url + path);
      await response.arrayBuffer();
      if (!response.ok) throw new StartError(`${url}${path} answers ${response.status}.`);
    }),
  );
}

let exitCode = 0;
try {
  const options = parseOptions(process.argv.slice(2), root, process.env.INIT_CWD);
  if (options) await run(options);
} catch (error) {
  exitCode = 1;
  console.error(error instanceof StartError ? error.message : error);
}
// All is closed; a library's forgotten timer must not keep the terminal.
process.exit(exitCode);
