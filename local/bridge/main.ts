// The bridge's own process: `main.ts <data directory> <port> [temporary]`. Prints one line of JSON, `{"port": …}` or
// `{"error": …}`.
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { openEngine } from './engine.ts';
import { createBridgeServer } from './server.ts';

// An engine that is still busy is left behind after this: an insert that was acknowledged is on disk already.
const CLOSE_LIMIT_MS = 5000;

// The terminal interrupts the whole group, but the parent decides when the engine stops: by SIGTERM, or by going away.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

/** Reports and ends. */
function fail(error: unknown): never {
  process.stdout.write(
    `${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`,
  );
  process.exit(1);
}

const [directory = 'clickhouse', port = '0', temporary] = process.argv.slice(2);
const dataDir = resolve(directory);
try {
  mkdirSync(dataDir, { recursive: true });
  accessSync(dataDir, constants.W_OK);
  // The engine reads a config.xml from where it is started and writes beside it.
  process.chdir(dataDir);
  const engine = await openEngine(dataDir);
  const server = createBridgeServer(engine);

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), CLOSE_LIMIT_MS).unref();
    const closed = new Promise((done) => server.close(done));
    server.closeIdleConnections();
    await engine.close();
    server.closeAllConnections();
    await closed;
    process.exit(0);
  };
  process.on('SIGTERM', () => void close());
  const orphaned = () => {
    if (temporary) process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    void close();
  };
  process.stdin.on('close', orphaned).resume();

  server.on('error', fail);
  server.listen(Number(port), '127.0.0.1', () => {
    const address = server.address();
    const actual = typeof address === 'object' && address ? address.port : 0;
    process.stdout.write(`${JSON.stringify({ port: actual })}\n`);
  });
} catch (error) {
  fail(error);
}
