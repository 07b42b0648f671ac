import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ActiveFault, Fault } from './faults.ts';

/** An embedded ClickHouse in a process of its own, spoken to over HTTP like any other. */
export interface Bridge {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Adds a fault to those in force; see faults.ts. */
  setFault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  /** The faults in force, and how often each has happened. */
  faults(): Promise<ActiveFault[]>;
  /** `kill -9`: what was acknowledged survives. */
  kill(): Promise<void>;
  /** Starts it again, after a kill or a clean stop, at the same port and with the same data. */
  restart(): Promise<void>;
  /** Stops cleanly; a temporary data directory goes with it. */
  close(): Promise<void>;
}

/** The bridge could not start; the message is one sentence. */
export class BridgeError extends Error {
  override name = 'BridgeError';
}

// Statements occupy a libuv thread each; see the limits in engine.ts. The rest is for files and compression.
const THREADS = 32;
const STOP_LIMIT_MS = 8000;
/** Between a death nobody asked for and the next start. */
const REVIVE_AFTER_MS = 200;
const MAIN = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');
const FLAGS = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

const firstLineSchema = z.union([z.object({ port: z.number() }), z.object({ error: z.string() })]);

/**
 * Starts an embedded ClickHouse on loopback (about a second).
 * @param options.dataDir kept if given; else a temporary one, removed on close
 * @param options.port 0 or nothing for any free one
 * @param options.revive whether it starts again when it dies by itself, as a server under a supervisor does
 * @throws {BridgeError} when the directory or the port cannot be used
 */
export async function startBridge(
  options: { dataDir?: string; port?: number; revive?: boolean } = {},
): Promise<Bridge> {
  const isTemporary = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'pharos-clickhouse-'));
  const start = async (port: number) => {
    try {
      return await startProcess(dataDir, port, isTemporary);
    } catch (error) {
      cleanUp();
      throw error;
    }
  };
  const cleanUp = () => {
    if (isTemporary) rmSync(dataDir, { recursive: true, force: true });
  };
  let { child, port } = await start(options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  /** The process that was told to stop; its end is no accident. */
  let dismissed: ChildProcess | undefined;
  const watch = (watched: ChildProcess) => {
    watched.once('exit', async () => {
      if (!options.revive || watched === dismissed) return;
      await wait(REVIVE_AFTER_MS);
      if (watched === dismissed) return;
      try {
        const revived = await startProcess(dataDir, port, isTemporary);
        // Closed in the meantime.
        if (watched === dismissed) return await stop(revived.child, 'SIGTERM');
        child = revived.child;
        watch(child);
      } catch {
        // It cannot be opened any more: requests fail and say so.
      }
    });
  };
  watch(child);
  const dismiss = async (signal: 'SIGTERM' | 'SIGKILL') => {
    dismissed = child;
    await stop(child, signal);
  };

  return {
    url,
    dataDir,
    get pid() {
      return child.pid ?? 0;
    },
    async setFault(fault) {
      await callFaults(url, { method: 'POST', body: JSON.stringify(fault) });
    },
    async clearFaults() {
      await callFaults(url, { method: 'DELETE' });
    },
    async faults() {
      return (await callFaults(url, {})).json() as Promise<ActiveFault[]>;
    },
    async kill() {
      await dismiss('SIGKILL');
    },
    async restart() {
      await dismiss('SIGTERM');
      ({ child, port } = await start(port));
      watch(child);
    },
    async close() {
      await dismiss('SIGTERM');
      cleanUp();
    },
  };
}

async function startProcess(
  dataDir: string,
  port: number,
  isTemporary: boolean,
): Promise<{ child: ChildProcess; port: number }> {
  const args = [MAIN, dataDir, String(port), ...(isTemporary ? ['temporary'] : [])];
  const child = spawn(process.execPath, [...FLAGS, ...args], {
    // Our end of its stdin closes when we die, however that happens, and the child goes with it.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(THREADS), TZ: 'UTC' },
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-10_000);
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exited]);
  const answer = typeof line === 'string' ? firstLineSchema.parse(JSON.parse(line)) : undefined;
  if (answer && 'port' in answer) return { child, port: answer.port };
  await exited;
  throw new BridgeError(explain(dataDir, port, answer?.error ?? '', complaints));
}

/** One sentence for why the process gave up. The engine complains on stderr, and its error says only that it failed. */
function explain(dataDir: string, port: number, error: string, complaints: string): string {
  if (complaints.includes('Cannot lock file'))
    return `The data directory ${dataDir} is in use by another process.`;
  if (error.includes('EADDRINUSE')) return `Port ${port} is taken.`;
  if (/EEXIST|ENOTDIR/.test(error)) return `The data directory ${dataDir} is not a directory.`;
  if (/EACCES|EROFS|EPERM/.test(error)) return `The data directory ${dataDir} cannot be written to.`;
  if (error.startsWith('Embedded ClickHouse')) return error;
  return `The data directory ${dataDir} cannot be opened: ${(complaints || error).trim().split('\n')[0]}`;
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

async function callFaults(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(`${url}/_fault`, init);
  if (!response.ok) throw new BridgeError(await response.text());
  return response;
}
